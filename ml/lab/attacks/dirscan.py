"""Directory brute force: dirb, gobuster and ffuf, with their own and with borrowed names."""

import random

LABELS = {"access": "attacker_http:dirb:foothold", "error": "dirb:foothold"}
DIRB = "/usr/share/dirb/wordlists"
EXTENSIONS = (".php", ".bak", ".html", ".txt", ".zip", ".old", ".asp", ".sql", ".tar.gz", ".log", ".inc", "~")


def _part(lab, name, size, rng):
    """A part of one of dirb's word lists: every testbed tries other words, and no scan grows without bound."""
    with open(f"{DIRB}/{name}", encoding="latin-1") as lines:
        found = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    start = rng.randrange(max(1, len(found) - size)) if rng.random() < .6 else 0
    part = found[start:start + size] if start else rng.sample(found, min(size, len(found)))
    # Every list of the trade begins with these; the server forbids them, and says so in its error log.
    part = [".hta", ".htaccess", ".htpasswd", *part]
    path = lab.folder / f"words-{rng.getrandbits(32):08x}.txt"
    path.write_text("\n".join(part) + "\n", encoding="latin-1")
    return path


def run(lab):
    """Scan both sites with every tool."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 100)
    public, inside = f"http://{bed.www}", f"http://intranet.{bed.domain}"
    agent = list(bed.intruder.tool_agents)
    size = 250 if bed.short else 900
    scans = [
        ("dirb-common", "dirb", lambda: ["dirb", inside, str(_part(lab, "common.txt", size, rng)), "-S", "-r"]),
        ("gobuster-big", "gobuster", lambda: ["gobuster", "dir", "-q", "-t", "4", "-u", inside, "-w", str(_part(lab, "big.txt", size, rng))]),
        ("ffuf-common", "ffuf", lambda: ["ffuf", "-s", "-t", "4", "-u", f"{inside}/FUZZ", "-w", str(_part(lab, "common.txt", size, rng))]),
        ("dirb-extensions", "dirb", lambda: ["dirb", inside, str(_part(lab, "small.txt", size // 3, rng)), "-S", "-r", "-X", ",".join(rng.sample(EXTENSIONS, 2)), "-a", rng.choice(agent)]),
        ("gobuster-extensions", "gobuster", lambda: ["gobuster", "dir", "-q", "-t", "4", "-u", inside, "-w", str(_part(lab, "big.txt", size // 3, rng)), "-x", "php,html,bak", "-a", rng.choice(agent)]),
        ("ffuf-extensions", "ffuf", lambda: ["ffuf", "-s", "-t", "4", "-u", f"{inside}/FUZZ", "-w", str(_part(lab, "big.txt", size // 3, rng)), "-e", ".php,.txt,.old", "-H", f"User-Agent: {rng.choice(agent)}"]),
        ("gobuster-site", "gobuster", lambda: ["gobuster", "dir", "-q", "-t", "3", "-u", public, "-w", str(_part(lab, "common.txt", size // 3, rng)), "-a", rng.choice(agent), "-b", "301,404"]),
        ("dirb-site", "dirb", lambda: ["dirb", public, str(_part(lab, "common.txt", size // 3, rng)), "-S", "-r"]),
        ("ffuf-site", "ffuf", lambda: ["ffuf", "-s", "-t", "3", "-u", f"{public}/FUZZ", "-w", str(_part(lab, "big.txt", size // 3, rng))]),
        ("dirb-cgi", "dirb", lambda: ["dirb", inside, f"{DIRB}/vulns/{rng.choice(['cgis.txt', 'apache.txt', 'tests.txt', 'tomcat.txt', 'iis.txt'])}", "-S", "-r", "-a", rng.choice(agent)]),
        ("ffuf-head", "ffuf", lambda: ["ffuf", "-s", "-t", "4", "-X", "HEAD", "-u", f"{inside}/FUZZ", "-w", str(_part(lab, "spanish.txt", 300, rng)), "-H", f"User-Agent: {rng.choice(agent)}"]),
        ("dirb-section", "dirb", lambda: ["dirb", inside + rng.choice(lab.intranet["pages"]).rsplit("/", 1)[0] + "/", str(_part(lab, "common.txt", size // 3, rng)), "-S", "-r"]),
        ("gobuster-backup", "gobuster", lambda: ["gobuster", "dir", "-q", "-t", "4", "-d", "-u", inside, "-w", str(_part(lab, "small.txt", 150, rng)), "-a", rng.choice(agent)]),
    ]
    if bed.short:
        scans = scans[:1] + [("dirb-php", "dirb", lambda: ["dirb", inside, str(_part(lab, "small.txt", 90, rng)), "-S", "-r", "-X", ".php,.bak", "-a", agent[0]])]
    for name, tool, command in scans:
        with lab.journal.step(name, tool, [bed.intruder.address], LABELS, baseline=["/"]):
            lab.attacker.attempt(command(), timeout=60)
