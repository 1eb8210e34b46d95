"""DNS look-ups of an office: sites, content networks, mail checks, reverse names, typing errors."""

import random
import socket
import struct

import payloads
import words
from services.dns import BLOCKLISTS, SITES, ZONES, internet_names

TYPES = {"A": 1, "NS": 2, "SOA": 6, "PTR": 12, "MX": 15, "TXT": 16, "AAAA": 28, "SRV": 33, "HTTPS": 65, "CAA": 257, "DS": 43, "ANY": 255}


def ask(resolver, name, kind, source, wait=1.0):
    """Send one query for `name` from address `source`; wait for the answer."""
    labels = b"".join(bytes([len(part)]) + part.encode() for part in name.rstrip(".").split(".") if part and len(part) < 64)
    packet = struct.pack(">HHHHHH", random.getrandbits(16), 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack(">HH", TYPES[kind], 1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((source, 0))
        sock.settimeout(wait)
        try:
            sock.sendto(packet, (resolver, 53))
            sock.recv(4096)
        except OSError:
            pass


def _name(bed, rng, hashed, ordinary):
    """(name, types to ask) of one everyday look-up."""
    choice = rng.random()
    if choice < .30:
        return rng.choice(SITES), ["A", "AAAA"] if rng.random() < .6 else ["A", "HTTPS"]
    if choice < .48:
        return rng.choice(hashed), ["A", "AAAA"]
    if choice < .58:
        own = rng.choice(["www", "intranet", "wiki", "files", "mail", "ns", "ntp", "vpn", "wpad", "isatap", f"pc{rng.randrange(10, 60)}", "printer", "autodiscover", "_kerberos._tcp", "_ldap._tcp",
                          "_ldap._tcp.dc._msdcs", "_autodiscover._tcp", "lb._dns-sd._udp", "b._dns-sd._udp", "proxy", bed.web_name, bed.intra_name])
        return f"{own}.{bed.domain}", ["SRV"] if own.startswith("_") else ["PTR"] if "_dns-sd" in own else ["A", "AAAA"]
    if choice < .66:
        net = rng.choice([bed.lan, bed.dmz, *bed.outside])
        return ".".join(reversed(f"{net}.{rng.randrange(1, 255)}".split("."))) + ".in-addr.arpa", ["PTR"]
    domain = f"{rng.choice(words.NOUNS)}.{rng.choice(ZONES)}"
    if choice < .72:
        return domain, [rng.choice(["MX", "TXT", "NS", "SOA", "A", "CAA", "DS"])]
    if choice < .77:
        selector = rng.choice(["selector1", "selector2", "google", "k1", "s1", "default", "mail", "dkim", "20230601", f"s{rng.randrange(30)}", f"{rng.getrandbits(48):x}", "fm2", "zendesk1"])
        return rng.choice([f"{selector}._domainkey.{domain}", f"_dmarc.{domain}", f"{selector}-{domain.replace('.', '-')}._domainkey.{domain}", f"_mta-sts.{domain}", f"_spf.{domain}",
                           f"_acme-challenge.{domain}", f"{rng.getrandbits(80):x}.dkim.amazonses.com", f"_{rng.getrandbits(128):032x}.acm-validations.aws"]), ["TXT"]
    if choice < .82:
        return ".".join(reversed(f"{rng.choice(bed.outside)}.{rng.randrange(1, 255)}".split("."))) + "." + rng.choice(BLOCKLISTS), ["A"]
    if choice < .87:
        # What browsers, virus scanners and content networks put into names.
        word, hexes, numbers = rng.choice(words.NOUNS), f"{rng.getrandbits(rng.choice([64, 96, 128, 160])):x}", rng.randrange(10**6, 10**10)
        return rng.choice([f"{hexes}.{word}.{rng.choice(ZONES)}", f"{hexes[:16]}.{hexes[8:24]}.avqs.mcafee.com", f"{word}{numbers}.{rng.choice(['cloudfront.net', 'blob.core.windows.net', 's3.amazonaws.com'])}",
                           f"{''.join(rng.choice('abcdefghijklmnopqrstuvwxyz') for _ in range(rng.randrange(7, 16)))}", f"{hexes}.safeframe.googlesyndication.com", f"i-{hexes[:17]}.eu-central-1.compute.internal",
                           f"ec2-{rng.randrange(3, 60)}-{rng.randrange(255)}-{rng.randrange(255)}-{rng.randrange(255)}.compute-1.amazonaws.com", f"{hexes[:8]}-{hexes[:4]}-4{hexes[:3]}-a{hexes[:3]}-{hexes[:12]}.local",
                           f"p{numbers}.rpz.{word}.net", f"{word}-{hexes[:10]}-uc.a.run.app", f"{hexes}.sophosxl.net", f"{numbers}.fls.doubleclick.net", f"s-ring.{word}-{hexes[:6]}.akadns.net"]), ["A"]
    if choice < .92 and ordinary:
        return rng.choice(ordinary), ["A"]
    if choice < .96:
        typo = rng.choice(SITES)
        cut = rng.randrange(1, len(typo))
        return typo[:cut] + rng.choice("aeionrst") + typo[cut + 1:], ["A"]
    return f"{rng.choice(['www', 'mail', 'shop', 'm', 'api', 'cdn', 'static', 'img', 'blog', 'autodiscover', 'ftp', 'news', 'login'])}.{domain}", ["A", "AAAA"]


def make_lookup(lab):
    """The actor of one office computer after another looking names up."""
    bed = lab.testbed
    hashed = internet_names(bed.seed)
    ordinary, _ = payloads.tunnel_names()

    def look_up(rng):
        source = lab.office.any_address(rng)
        for _ in range(rng.randrange(1, 5)):
            name, kinds = _name(bed, rng, hashed, ordinary)
            for kind in kinds:
                ask(lab.gate_address, name, kind, source)

    return look_up
