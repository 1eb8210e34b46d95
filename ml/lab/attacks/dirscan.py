"""Directory brute force: dirb, gobuster, ffuf, wfuzz and dirsearch, with their own and with borrowed names, lists and extensions."""

import random

LABELS = {"access": "attacker_http:dirb:foothold", "error": "dirb:foothold"}
DIRB = "/usr/share/dirb/wordlists"
WFUZZ = "/usr/share/wfuzz/wordlist"
DIRSEARCH = "/usr/lib/python3/dist-packages/dirsearch/db/dicc.txt"
LISTS = [f"{DIRB}/common.txt", f"{DIRB}/common.txt", f"{DIRB}/big.txt", f"{DIRB}/big.txt", f"{DIRB}/small.txt", f"{DIRB}/spanish.txt", f"{WFUZZ}/general/medium.txt", f"{WFUZZ}/general/big.txt", f"{WFUZZ}/general/admin-panels.txt",
         f"{WFUZZ}/others/names.txt", "/usr/share/nmap/nselib/data/http-folders.txt", DIRSEARCH]
EXTENSIONS = (".php", ".bak", ".html", ".txt", ".zip", ".old", ".asp", ".sql", ".tar.gz", ".log", ".inc", "~", ".jsp", ".json", ".xml", ".php~", ".swp", ".cfg", ".aspx", ".conf")
VULNERABLE = ("cgis", "apache", "tests", "tomcat", "iis", "coldfusion", "frontpage", "jboss", "weblogic", "sharepoint")


def _part(lab, source, size, rng):
    """A part of a word list as a file: every testbed tries other words, and no scan grows without bound."""
    with open(source, encoding="latin-1") as lines:
        found = [line.strip() for line in lines if line.strip() and not line.startswith("#") and "%EXT%" not in line]
    start = rng.randrange(max(1, len(found) - size)) if rng.random() < .6 else 0
    part = found[start:start + size] if start else rng.sample(found, min(size, len(found)))
    # Every list of the trade begins with these; the server forbids them, and says so in its error log.
    part = [".hta", ".htaccess", ".htpasswd", *part]
    path = lab.folder / f"words-{rng.getrandbits(32):08x}.txt"
    path.write_text("\n".join(part) + "\n", encoding="latin-1")
    return str(path)


def _dirb(url, words, agent, endings, rng):
    return ["dirb", url + "/", words, "-S", *(["-r"] if rng.random() < .7 else []), *(["-X", ",".join(endings)] if endings else []), *(["-a", agent] if agent else []), *(["-z", "5"] if rng.random() < .2 else [])]


def _gobuster(url, words, agent, endings, rng):
    # Where a site answers alike for everything, gobuster refuses to work unless it is told to ignore that answer.
    plain = [ending.strip(".~") for ending in endings if ending.strip(".~")]
    return ["gobuster", "dir", "-q", "-t", "4", "-b", "200,301,302,401,403,404", "-u", url, "-w", words, *(["-x", ",".join(plain)] if plain else []), *(["-a", agent] if agent else []),
            *(["-f"] if rng.random() < .2 else []), *(["-d"] if rng.random() < .15 else [])]


def _ffuf(url, words, agent, endings, rng):
    return ["ffuf", "-s", "-t", "4", *(["-X", rng.choice(["HEAD", "POST"])] if rng.random() < .2 else []), "-u", f"{url}/FUZZ" + ("/" if rng.random() < .2 else ""), "-w", words, *(["-e", ",".join(endings)] if endings else []),
            *(["-H", f"User-Agent: {agent}"] if agent else [])]


def _wfuzz(url, words, agent, endings, rng):
    ending = rng.choice(endings) if endings else ""
    return ["wfuzz", "-t", "4", "--hc", "404", "-w", words, *(["-H", f"User-Agent: {agent}"] if agent else []), f"{url}/FUZZ{ending}"]


def _dirsearch(url, words, agent, endings, rng):
    plain = [ending.strip(".~") for ending in endings if ending.strip(".~")] or ["php"]
    return ["dirsearch", "-q", "-t", "4", "-u", url + "/", "-w", words, "-e", ",".join(plain), "-F", *(["--random-agent"] if rng.random() < .5 else ["--user-agent", agent] if agent else [])]


TOOLS = {"dirb": _dirb, "gobuster": _gobuster, "ffuf": _ffuf, "wfuzz": _wfuzz, "dirsearch": _dirsearch}
ORDER = ["dirb", "gobuster", "dirb", "ffuf", "dirsearch", "dirb", "wfuzz", "gobuster", "dirb", "ffuf"]


def _targets(lab, rng):
    """Where intruders look: the roots of both sites, a folder, an application. The intranet is quick to answer, and gets most."""
    bed = lab.testbed
    inside, public = f"http://intranet.{bed.domain}", f"http://{bed.www}"
    section = inside + rng.choice(lab.intranet["pages"]).rsplit("/", 1)[0]
    deeper = [f"http://{app.site}{app.path}" for app in lab.apps.values() if not app.path.endswith(".php")] or [f"{inside}{bed.wiki_path}"]
    return [inside, inside, public, f"http://{lab.intra.address}", section, inside, rng.choice(deeper), public + bed.wp_base, inside, f"http://wiki.{bed.domain}"]


def run(lab, client):
    """Scan the sites with every tool from `client`, ten scans (two in a short testbed)."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 100)
    targets = _targets(lab, rng)
    tools = ORDER[:2] if bed.short else ORDER
    turn = rng.randrange(len(ORDER)) if not bed.short else 0
    for number in range(len(tools)):
        tool, url = ORDER[(number + turn) % len(ORDER)], targets[number]
        slow = url.startswith(f"http://{bed.www}")
        # dirb and gobuster begin with their default list, without extensions and under their own name.
        plain = number < 3
        words = _part(lab, f"{DIRB}/common.txt" if plain else rng.choice(LISTS), 250 if bed.short or slow else 900, rng)
        endings = [] if plain or rng.random() < .5 else rng.sample(EXTENSIONS, rng.randrange(1, 3))
        agent = "" if plain or rng.random() < .5 else rng.choice(bed.intruder.tool_agents)
        with lab.journal.step(f"{tool}-{number}", tool, [client.address], LABELS, baseline=["/"]):
            client.attempt(TOOLS[tool](url, words, agent, endings, rng), timeout=30)
    if bed.short:
        return
    weak = rng.choice(VULNERABLE)
    with lab.journal.step(f"dirb-{weak}", "dirb", [client.address], LABELS, baseline=["/"]):
        client.attempt(["dirb", targets[0] + "/", f"{DIRB}/vulns/{weak}.txt", "-S", "-r", *(["-a", rng.choice(bed.intruder.tool_agents)] if rng.random() < .5 else [])], timeout=30)
