"""DNS look-ups of an office: sites, content networks, mail checks, reverse names, typing errors."""

import random
import re
import socket
import struct

import payloads
import words
from services.dns import BLOCKLISTS, SITES, ZONES, internet_names

TYPES = {"A": 1, "NS": 2, "SOA": 6, "PTR": 12, "MX": 15, "TXT": 16, "AAAA": 28, "SRV": 33, "HTTPS": 65, "CAA": 257, "DS": 43, "ANY": 255, "NULL": 10, "CNAME": 5}


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


HOSTS = """www www www www mail mail shop m api cdn static img blog autodiscover autodiscover ftp news login smtp imap pop webmail vpn secure stats wiki test dev staging
portal support help docs git cloud remote owa mx mx1 ns1 ns2 status assets media video downloads forum store app apps admin beta demo crm intranet proxy gw gateway db monitor auth
sso id accounts my community events jobs web web1 host server ns dns time ntp backup files chat meet sip voip calendar lists mobile old new images download mirror update updates
search data s3 sftp ssh svn jenkins jira confluence grafana mysql ldap relay exchange citrix direct info learn partner partners public home host1 mail2 mailgw mta search sales""".split()
"""Names that machines of other companies have, as honest programs ask for them; word lists of scanners begin with them."""

NEAR_MISSES = ["{h40}.{n4}.bl.{w}-protect.{z}", "{h32}.{h8}.v1.ping.eset.{z}", "{h16}.{h16}.{h8}.ping.{w}-av.{z}", "{b60}.{w}.ctmail.{z}", "0.11-a3000081.7020081.1518.19d4.3ea3.210.0.{h26}.avqs.mcafee.com", "{h32}.hashserver.cs.trendmicro.com",
               "{h8}.{h8}.i.{w}-track.{z}", "4-{b30}.v6.ipv6-exp.l.google.com", "p4-{b14}-{b10}-if-v6exp3-v4.metric.gstatic.com", "{h60}.{w}.{z}", "{b50}.ipfs.dweb.link", "bafybei{b50}.ipfs.w3s.link", "{n9}-{b12}.{w}.onmicrosoft.com",
               "{w}-{n4}-{w}-prod-{h17}.elb.eu-west-1.amazonaws.com", "{h36}.{w}.hana.ondemand.com", "vpce-{h17}-{b8}.s3.eu-central-1.vpce.amazonaws.com", "{w}{n4}.file.core.windows.net", "{w}-{h10}-{h5}.{w}.svc.cluster.local", "ip-10-{n2}-{n2}-{n2}.eu-west-1.compute.internal",
               "{w}-assets-{n9}.s3.dualstack.us-east-1.amazonaws.com", "{h32}.gr7.eu-west-1.eks.amazonaws.com", "{w}.database.windows.net", "{w}-bucket.storage.googleapis.com", "{b20}.cloudfunctions.net", "{h24}.mongodb.net", "{w}.{w}.consul", "au.download.windowsupdate.com.delivery.mp.microsoft.com",
               "kv{n4}.prod.do.dsp.mp.microsoft.com", "{w}.sls.update.microsoft.com", "time-{n2}-b.nist.gov", "download.{w}.org", "mirror{n2}.{w}.{z}", "update-{n2}.{w}.{z}", "telemetry-{b10}.{w}.{z}", "www.{w}-{w}.{z}", "{w}.{w}.{w}.{z}", "xn--{w}-kva.{z}", "bücher-{w}.{z}", "{w}straße.{z}",
               "_http._tcp.{w}.{z}", "_sip._tls.{w}.{z}", "_imaps._tcp.{w}.{z}", "_minecraft._tcp.play.{w}.{z}", "_xmpp-client._tcp.{w}.{z}", "_caldavs._tcp.{w}.{z}", "_ipp._tcp.local", "_googlecast._tcp.local", "_airplay._tcp.local", "_{h32}._sub._googlecast._tcp.local", "{w}-printer.local", "default._bimi.{w}.{z}",
               "_25._tcp.mx{n2}.{w}.{z}", "{h56}._openpgpkey.{w}.{z}", "{h8}._domainkey.{w}.{z}", "{b40}.{w}._report._dmarc.{z}", "_smtp._tls.{w}.{z}", "{w}._domainconnect.{z}", "asuid.{w}.{z}", "{h32}.{w}.{z}", "mta{n2}-{h6}.{w}-mail.{z}", "o{n4}.em.{w}.{z}", "bounce-{n9}.{w}.{z}", "click.e.{w}-news.{z}",
               "{w}.txt.{z}", "{w}-pdf.{z}", "files.{w}.zip", "{w}.mov", "news-{n9}-{n9}.{w}.{z}", "{n2}.{n2}.{n2}.{n2}.in-addr.arpa", "{h1}.{h1}.{h1}.{h1}.{h1}.{h1}.8.b.d.0.1.0.0.2.ip6.arpa", "{b30}.{b30}.{w}-cdn.{z}", "s3-w.{w}.amazonaws.com", "{w}.g.akamai.net.{z}", "{n9}.log.optimizely.{z}", "{h12}-{n4}.{w}.nxdomain.{z}",
               "{w}.statuspage.io", "{w}.freshdesk.com", "{w}.sharepoint.com", "{w}-my.sharepoint.com", "enterpriseregistration.{w}.{z}", "lyncdiscover.{w}.{z}", "selector1-{w}-{z}._domainkey.{w}.onmicrosoft.com", "{w}-{z}.mail.protection.outlook.com", "wpad.{w}.{z}", "isatap.{w}.{z}", "{w}.home.arpa", "{w}.fritz.box", "router.asus.com"]


def near_miss(rng):
    """(name, types) of a long or odd name that honest programs ask for: hashes, keys, buckets, services, mistakes."""
    name = rng.choice(NEAR_MISSES)
    alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
    made = {"h": lambda n: f"{rng.getrandbits(4 * n):0{n}x}", "b": lambda n: "".join(rng.choices(alphabet, k=n)), "n": lambda n: str(rng.randrange(10 ** (n - 1) if n > 2 else 1, min(10 ** n, 255 if n == 2 else 10 ** n)))}
    name = re.sub(r"\{([hbn])(\d+)\}", lambda match: made[match[1]](int(match[2])), name)
    name = re.sub(r"\{([wz])\}", lambda match: words.host_label(rng) if match[1] == "w" else rng.choice(ZONES), name)
    types = ["PTR"] if name.endswith(".arpa") or "_tcp.local" in name else ["SRV"] if name.startswith("_") and "_tcp." in name else ["TXT"] if "_" in name or name.startswith("asuid") else [rng.choice(["A", "A", "AAAA", "HTTPS", "CNAME"])]
    return name.encode("idna").decode() if not name.isascii() else name, types


def _name(bed, rng, hashed, ordinary):
    """(name, types to ask) of one everyday look-up."""
    if rng.random() < .3:
        return near_miss(rng)
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
    domain = f"{words.host_label(rng)}.{rng.choice(ZONES)}"
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
        word, hexes, numbers = words.host_label(rng), f"{rng.getrandbits(rng.choice([64, 96, 128, 160])):x}", rng.randrange(10**6, 10**10)
        return rng.choice([f"{hexes}.{word}.{rng.choice(ZONES)}", f"{hexes[:16]}.{hexes[8:24]}.avqs.mcafee.com", f"{word}{numbers}.{rng.choice(['cloudfront.net', 'blob.core.windows.net', 's3.amazonaws.com'])}",
                           f"{''.join(rng.choice('abcdefghijklmnopqrstuvwxyz') for _ in range(rng.randrange(7, 16)))}", f"{hexes}.safeframe.googlesyndication.com", f"i-{hexes[:17]}.eu-central-1.compute.internal",
                           f"ec2-{rng.randrange(3, 60)}-{rng.randrange(255)}-{rng.randrange(255)}-{rng.randrange(255)}.compute-1.amazonaws.com", f"{hexes[:8]}-{hexes[:4]}-4{hexes[:3]}-a{hexes[:3]}-{hexes[:12]}.local",
                           f"p{numbers}.rpz.{word}.net", f"{word}-{hexes[:10]}-uc.a.run.app", f"{hexes}.sophosxl.net", f"{numbers}.fls.doubleclick.net", f"s-ring.{word}-{hexes[:6]}.akadns.net"]), ["A"]
    if choice < .90 and ordinary:
        return rng.choice(ordinary), ["A"]
    if choice < .92:
        typo = rng.choice(SITES)
        cut = rng.randrange(1, len(typo))
        return typo[:cut] + rng.choice("aeionrst") + typo[cut + 1:], ["A"]
    return f"{rng.choice(HOSTS)}.{domain}", ["A", "AAAA"] if rng.random() < .6 else ["A"]


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
