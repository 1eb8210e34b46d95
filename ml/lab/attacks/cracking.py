"""Password cracking on a taken server: john on its shadow file; what it leaves is load."""

import random

from net.shell import attempt

CRACK = {"metrics": "crack_passwords:escalate"}
# Slow hashes, as Debian makes them: the list alone keeps a core busy for longer than the lab waits.
STYLES = [("john --format=crypt --wordlist=/usr/share/dict/lab {file}", 45), ("john --format=crypt --single {file}", 30), ("john --format=crypt --incremental {file}", 30)]


def run(lab):
    """Crack each server's passwords for a while, as root and as the person whose password was guessed first."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 750)
    words = sorted({word for person in bed.people for word in person.full.lower().split()}) + [f"{rng.getrandbits(24):06x}" for _ in range(3000)]
    hit = next(person for person in bed.people if person.weak)
    styles = STYLES[:1] if bed.short else STYLES
    for i, (style, seconds) in enumerate(styles):
        host = lab.hosts[i % 2]
        host.write("/usr/share/dict/lab", "\n".join(words) + "\n")
        folder = ("/dev/shm/.x", "/var/tmp/j")[i % 2]
        host.run(f"mkdir -p {folder} && unshadow /etc/passwd /etc/shadow > {folder}/h 2>/dev/null && chown -R {hit.login}: {folder}")
        with lab.journal.step(f"john-{i}", "john", [], CRACK, hosts=[host.name]):
            command = host.command(f"cd {folder} && timeout {seconds * (.6 if bed.short else 1):.0f} {style.format(file='h')}", user=("root", hit.login)[i % 2])
            # The hosts share the machine's cores; a server's own core would be the cracker's alone.
            attempt(["nice", "-n", "-12", *command], timeout=seconds + 10)
        host.attempt(f"rm -rf {folder}")
