"""Attacks through parameters: sqlmap, wapiti, and hostile values sent by a script."""

import random
import time
from urllib.parse import quote, quote_plus

import payloads
from actors.http import Session

CLASSES = {"sqli": "sql_injection", "xss": "cross_site_scripting", "cmdi": "command_injection", "path-traversal": "path_traversal"}
# Parameters that exist, and others that the intruder hopes for.
TARGETS = {
    "sqli": ["/tools/products.php?id={v}", "/tools/products.php?q={v}", "/index.php?id={v}", "/news.php?article={v}", "/tools/products.php?id=3&sort={v}", "/login.php?user={v}&pass=x", "/?cat={v}", "/api/items?filter={v}"],
    "xss": ["/tools/guestbook.php?name={v}", "/tools/guestbook.php?message={v}&name=x", "/search?q={v}", "/?s={v}", "/index.php?msg={v}", "/error.php?text={v}", "/tools/products.php?q={v}"],
    "cmdi": ["/tools/ping.php?host={v}", "/cgi-bin/test.cgi?cmd={v}", "/tools/ping.php?count=1&host={v}", "/run.php?exec={v}", "/api/ping?target={v}"],
    "path-traversal": ["/tools/view.php?page={v}", "/download.php?file={v}", "/index.php?page={v}", "/{v}", "/tools/view.php?lang={v}", "/static/{v}", "/include.php?template={v}"],
}


# Error logs tell that a statement was broken or a script was missing, not why: only sqlmap's are sure.
def _evidence(label):
    return {"access": label}


def by_hand(lab):
    """A script sends hostile values, class by class, with default and borrowed names."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 1000)
    lab.attacker.enter()
    agents = ["python-requests/2.31.0", "curl/8.5.0", "Go-http-client/1.1", *bed.intruder.tool_agents]
    for kind, label in CLASSES.items():
        # Sets at hand are split between the testbeds, so that none repeats another's values.
        values = payloads.values(kind)
        mine = values[bed.seed % 3::3] if len(values) > 200 else values
        chosen = rng.sample(mine, min(len(mine), 320))
        for part in range(3):
            agent = rng.choice(agents)
            with lab.journal.step(f"{kind}-values-{part}", "script", [bed.intruder.address], _evidence(label)):
                for value in chosen[part::3]:
                    coded = rng.choice([quote_plus, quote])(value, safe=rng.choice(["", "/'()*;:,=!~", "/.:"]))
                    target = rng.choice(TARGETS[kind]).replace("{v}", coded)
                    public = rng.random() < .2 and not target.startswith("/tools")
                    server, site = (lab.web.address, bed.www) if public else (lab.intra.address, f"intranet.{bed.domain}")
                    Session(server, site, bed.intruder.address, agent).request(target)
                    time.sleep(rng.uniform(0, .03))


def sqlmap(lab):
    """sqlmap on the product search. Its opening request for the plain address is ordinary."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 1100)
    site = f"http://intranet.{bed.domain}"
    home = lab.folder / "sqlmap"
    common = ["--batch", "--flush-session", "--threads", "2", "--output-dir", str(home), "--disable-coloring"]
    runs = [("/tools/products.php?id=1", ["--technique=BEU", "--level=1", "--dump", "--stop=5"]),
            ("/tools/products.php?q=item", ["--technique=BU", "--level=2", "--risk=2", "-A", rng.choice(bed.intruder.tool_agents)]),
            ("/tools/products.php?id=2", ["--technique=BET", "--tamper=space2comment", "--random-agent", "--tables", "--time-sec=1"]),
            ("/tools/guestbook.php?name=a", ["--technique=BEUST", "--level=1", "--time-sec=1", "--random-agent"])]
    for number, (target, options) in enumerate(runs):
        with lab.journal.step(f"sqlmap-{number}", "sqlmap", [bed.intruder.address], {"access": "sql_injection", "error": "sql_injection"}, baseline=[target]):
            lab.attacker.attempt(["sqlmap", "-u", site + target, *common, *options], timeout=50)


def wapiti(lab):
    """wapiti, module by module; its crawl comes first and is not labelled, for it only follows links."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 1200)
    site = f"http://intranet.{bed.domain}/tools/"
    store = str(lab.folder / "wapiti")
    common = ["wapiti", "-u", site, "--store-session", store, "--scope", "folder", "--flush-attacks", "-f", "txt", "-o", str(lab.folder / "wapiti.txt"), "--no-bugreport",
              "--max-attack-time", "20", "--timeout", "5"]
    starts = [flag for path in lab.intranet["tools"] for flag in ("-s", f"http://intranet.{bed.domain}{path}?{_parameter(path)}=1")]
    # Requests without a query show nothing of what wapiti put into their body.
    plain = ["/", "/tools/", "/tools/upload.php", *lab.intranet["tools"]]
    with lab.journal.step("wapiti-crawl", "wapiti", [bed.intruder.address], {}):
        lab.attacker.attempt([*common, *starts, "-m", "", "--max-scan-time", "25"], timeout=40)
    for module, label in (("sql", "sql_injection"), ("xss", "cross_site_scripting"), ("exec", "command_injection"), ("file", "path_traversal"),
                          ("nikto", "vulnerability_scan"), ("backup", "vulnerability_scan"), ("htaccess,methods,crlf,shellshock,wapp", "vulnerability_scan")):
        agent = ["--user-agent", rng.choice(bed.intruder.tool_agents)] if rng.random() < .5 else []
        with lab.journal.step(f"wapiti-{module.split(',')[0]}", "wapiti", [bed.intruder.address], _evidence(label), baseline=plain):
            lab.attacker.attempt([*common, *agent, "--skip-crawl", "-m", module], timeout=45)


def _parameter(path):
    return {"products": "id", "ping": "host", "view": "page", "guestbook": "name"}[path.split("/")[-1].removesuffix(".php")]
