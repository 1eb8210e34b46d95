"""Attacks through parameters: sqlmap, wapiti, and hostile values sent by a script."""

import random
from urllib.parse import quote, quote_plus

import payloads
import words
from actors.http import Session
from attacks.pace import together
from testbeds import TESTBEDS

CLASSES = {"sqli": "sql_injection", "xss": "cross_site_scripting", "cmdi": "command_injection", "path-traversal": "path_traversal"}
# Parameters that exist, and others that the intruder hopes for.
TARGETS = {
    "sqli": ["/tools/products.php?id={v}", "/tools/products.php?q={v}", "/index.php?id={v}", "/news.php?article={v}", "/tools/products.php?id=3&sort={v}", "/login.php?user={v}&pass=x", "/?cat={v}", "/api/items?filter={v}", "{wp}/?p={v}", "{wp}/wp-content/plugins/gallery/view.php?gid={v}", "{wp}/?s={v}", "{app}?id={v}", "{app}/search?q={v}", "/item.asp?cat={v}&page=2", "/{wiki}/doku.php?id={v}", "/shop/list?order_by={v}&dir=asc", "/{w}?{w}={v}", "/{w}.php?id={v}"],
    "xss": ["/tools/guestbook.php?name={v}", "/tools/guestbook.php?message={v}&name=x", "/search?q={v}", "/?s={v}", "/index.php?msg={v}", "/error.php?text={v}", "/tools/products.php?q={v}", "{wp}/?s={v}", "{wp}/wp-login.php?redirect_to={v}", "{app}?title={v}", "{app}/search?q={v}", "/profile?bio={v}&lang=en", "/{v}", "/calendar.php?month={v}", "/{wiki}/doku.php?do=search&q={v}", "/foo?a={v}", "/{w}?{w}={v}", "/{w}/{w}.php?{w}={v}"],
    "cmdi": ["/tools/ping.php?host={v}", "/cgi-bin/test.cgi?cmd={v}", "/tools/ping.php?count=1&host={v}", "/run.php?exec={v}", "/api/ping?target={v}", "{app}/convert?format={v}", "/upload.cgi?name=a.png{v}", "/admin/backup.php?dir={v}", "/tools/ping.php?host=localhost{v}", "/goform/diag?ip={v}", "/resize?size=100&file={v}", "/{w}?{w}={v}"],
    "path-traversal": ["/tools/view.php?page={v}", "/download.php?file={v}", "/index.php?page={v}", "/{v}", "/tools/view.php?lang={v}", "/static/{v}", "/include.php?template={v}", "{wp}/wp-admin/admin-ajax.php?action=revslider_show_image&img={v}", "{wp}/wp-content/plugins/duplicator/download.php?file={v}", "{app}/{v}", "/cgi-bin/{v}", "/{wiki}/lib/exe/fetch.php?media={v}", "/img?src={v}&w=200", "/{w}.php?{w}={v}"],
}


# Error logs tell that a statement was broken or a script was missing, not why: only sqlmap's are sure.
def _evidence(label):
    return {"access": label}


def by_hand(lab, client):
    """A script sends hostile values, class by class, with default and borrowed names."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 1000)
    client.enter()
    agents = ["python-requests/2.31.0", "curl/8.5.0", "Go-http-client/1.1", *bed.intruder.tool_agents]
    for kind, label in CLASSES.items():
        # Sets at hand are split between the testbeds, so that few repeat another's values.
        values = payloads.values(kind)
        parts = max(1, min(7, len(values) // 130))
        mine = values[list(TESTBEDS).index(bed.name) % parts::parts]
        chosen = rng.sample(mine, min(len(mine), 280)) + [payloads.variant(kind, rng) for _ in range(140)]
        rng.shuffle(chosen)
        requests = [_request(lab, kind, value, rng) for value in chosen]
        for part in range(3):
            agent = rng.choice(agents)
            with lab.journal.step(f"{kind}-values-{part}", "script", [client.address], _evidence(label)):
                together(client, 25, requests[part::3], lambda request: Session(*request[:2], client.address, agent).request(request[2]))


def _request(lab, kind, value, rng):
    """(server, site, target) of a request with the hostile value in some parameter."""
    bed, template = lab.testbed, rng.choice(TARGETS[kind])
    coded = rng.choice([quote_plus, quote])(value, safe=rng.choice(["", "/'()*;:,=!~", "/.:"]))
    app = rng.choice(list(lab.apps.values())).path if lab.apps else "/app"
    target = template.replace("{wp}", bed.wp_base).replace("{app}", app).replace("/{wiki}", bed.wiki_path)
    while "{w}" in target:
        target = target.replace("{w}", quote(rng.choice(words.NOUNS)), 1)
    target = target.replace("{v}", coded)
    public = template.startswith("{wp}") or rng.random() < .2 and not target.startswith("/tools")
    return (lab.web.address, bed.www, target) if public else (lab.intra.address, f"intranet.{bed.domain}", target)


def sqlmap(lab, client):
    """sqlmap on the product search. Its opening request for the plain address is ordinary."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 1100)
    site = f"http://intranet.{bed.domain}"
    home = lab.folder / "sqlmap"
    common = ["--batch", "--flush-session", "--threads", "2", "--output-dir", str(home), "--disable-coloring"]
    runs = [("/tools/products.php?id=1", ["--technique=BEU", "--level=1", "--dump", "--stop=5"]),
            ("/tools/products.php?q=item", ["--technique=BU", "--level=2", "--risk=2", "-A", rng.choice(bed.intruder.tool_agents)]),
            ("/tools/products.php?id=2", ["--technique=BET", "--tamper=space2comment", "--random-agent", "--tables", "--time-sec=1"]),
            ("/tools/products.php?q=item&sort=1", ["--level=2", "--prefix=')", "--suffix=-- ", "--tamper=between,randomcase", "-p", "q", "--time-sec=1", "-A", rng.choice(bed.intruder.tool_agents)]),
            ("/tools/products.php?id=1", ["--technique=U", "--union-cols=2-12", "--tamper=charencode", "--random-agent"]),
            ("/tools/guestbook.php?name=a", ["--technique=BEUST", "--level=1", "--time-sec=1", "--random-agent"])]
    for number, (target, options) in enumerate(runs):
        with lab.journal.step(f"sqlmap-{number}", "sqlmap", [client.address], {"access": "sql_injection", "error": "sql_injection"}, baseline=[target]):
            client.attempt(["sqlmap", "-u", site + target, *common, *options], timeout=30)


def wapiti(lab, client):
    """wapiti, module by module; its crawl comes first and is not labelled, for it only follows links."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 1200)
    site = f"http://intranet.{bed.domain}/tools/"
    store = str(lab.folder / "wapiti")
    common = ["wapiti", "-u", site, "--store-session", store, "--scope", "folder", "--flush-attacks", "-f", "txt", "-o", str(lab.folder / "wapiti.txt"), "--no-bugreport",
              "--max-attack-time", "20", "--timeout", "5"]
    starts = [flag for path in lab.intranet["tools"] for flag in ("-s", f"http://intranet.{bed.domain}{path}?{_parameter(path)}=1")]
    # Requests without a query show nothing of what wapiti put into their body.
    plain = ["/", "/tools/", "/tools/upload.php", *lab.intranet["tools"]]
    with lab.journal.step("wapiti-crawl", "wapiti", [client.address], {}):
        client.attempt([*common, *starts, "-m", "", "--max-scan-time", "25"], timeout=40)
    for module, label in (("sql", "sql_injection"), ("xss", "cross_site_scripting"), ("exec", "command_injection"), ("file", "path_traversal"),
                          ("nikto", "vulnerability_scan"), ("backup", "vulnerability_scan"), ("htaccess,methods,crlf,shellshock,wapp", "vulnerability_scan")):
        agent = ["--user-agent", rng.choice(bed.intruder.tool_agents)] if rng.random() < .5 else []
        with lab.journal.step(f"wapiti-{module.split(',')[0]}", "wapiti", [client.address], _evidence(label), baseline=plain):
            client.attempt([*common, *agent, "--skip-crawl", "-m", module], timeout=45)


def _parameter(path):
    return {"products": "id", "ping": "host", "view": "page", "guestbook": "name"}[path.split("/")[-1].removesuffix(".php")]
