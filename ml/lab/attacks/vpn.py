"""The intruder on the VPN, with a certificate stolen from a member of staff."""

import random
import signal
import subprocess
import time

from services import openvpn

FOOTHOLD = {"vpn": "attacker_vpn:foothold"}
ESCALATE = {"vpn": "attacker_vpn:escalate"}
PROBE = {"vpn": "foothold:service_scan"}


def _connect(lab, name, labels, login, source, port, seconds, repeat=False):
    """One connection as one step: the server's log names it by the client's address and port."""
    with lab.shared_address, lab.journal.step(name, "openvpn", [source], labels, names=[f"{source}:{port}"]):
        command = lab.attacker.command(openvpn.client_command(lab.vpn, login, lab.gate_address, source, port))
        client = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        if repeat:
            client.send_signal(signal.SIGUSR1)
            time.sleep(4)
        client.terminate()
        try:
            client.wait(6)
        except subprocess.TimeoutExpired:
            client.kill()
            client.wait()


def probe(lab):
    """Ask the VPN's port what it is."""
    with lab.journal.step("nmap-vpn", "nmap", [lab.testbed.intruder.address], PROBE):
        lab.attacker.attempt(["nmap", "-sU", "-sV", "-Pn", "-n", "-p", str(openvpn.PORT), lab.gate_address], timeout=45)


def _sessions(lab, phase, labels):
    bed, rng = lab.testbed, random.Random(f"{lab.testbed.seed}/{phase}")
    hit = next(person for person in bed.people if person.weak)
    for i in range(1 if bed.short else 4):
        source = (bed.intruder.address, bed.intruder.shared_address)[i % 2]
        _connect(lab, f"vpn-{phase}-{i}", labels, hit.login, source, rng.randrange(20000, 60000), rng.uniform(4, 9), i == 1)


def foothold(lab):
    """Try the stolen certificate."""
    _sessions(lab, "foothold", FOOTHOLD)


def escalate(lab):
    """Come back for the servers behind it."""
    _sessions(lab, "escalate", ESCALATE)
