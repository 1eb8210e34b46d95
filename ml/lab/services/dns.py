"""DNS: the company's dnsmasq, and another dnsmasq that plays the whole internet."""

import random
from pathlib import Path

import words

SITES = """google.com www.google.com fonts.googleapis.com ajax.googleapis.com youtube.com i.ytimg.com facebook.com
graph.facebook.com static.xx.fbcdn.net instagram.com whatsapp.net web.whatsapp.com wikipedia.org en.wikipedia.org
de.wikipedia.org upload.wikimedia.org github.com api.github.com raw.githubusercontent.com stackoverflow.com
cdn.sstatic.net outlook.office365.com outlook.office.com login.microsoftonline.com teams.microsoft.com
config.edge.skype.com settings-win.data.microsoft.com ctldl.windowsupdate.com www.msftconnecttest.com
v10.events.data.microsoft.com apple.com www.icloud.com gateway.icloud.com push.apple.com captive.apple.com
deb.debian.org security.debian.org archive.ubuntu.com ntp.ubuntu.com pool.ntp.org 0.debian.pool.ntp.org
1.debian.pool.ntp.org detectportal.firefox.com push.services.mozilla.com aus5.mozilla.org addons.mozilla.org
update.googleapis.com clients2.google.com clients4.google.com mtalk.google.com play.googleapis.com zoom.us us04web.zoom.us
slack.com edgeapi.slack.com wss-primary.slack.com files.slack.com dropbox.com client.dropbox.com spotify.com
apresolve.spotify.com open.spotify.com netflix.com api-global.netflix.com amazon.com www.amazon.de
images-eu.ssl-images-amazon.com s3.amazonaws.com s3.eu-central-1.amazonaws.com sts.amazonaws.com linkedin.com
www.linkedin.com static.licdn.com x.com twitter.com abs.twimg.com reddit.com www.redditstatic.com bbc.co.uk
www.bbc.com theguardian.com spiegel.de heise.de bahn.de dhl.de www.paypal.com paypalobjects.com stripe.com
js.stripe.com api.stripe.com sentry.io o11y.sentry.io cdn.jsdelivr.net unpkg.com fonts.bunny.net api.segment.io
files.pythonhosted.org hub.docker.com registry-1.docker.io auth.docker.io quay.io packages.microsoft.com
api.wordpress.org downloads.wordpress.org s.w.org secure.gravatar.com 0.gravatar.com akismet.com rest.akismet.com
analytics.google.com www.google-analytics.com www.googletagmanager.com stats.g.doubleclick.net
pagead2.googlesyndication.com ocsp.digicert.com r3.o.lencr.org crl3.digicert.com ocsp.sectigo.com
safebrowsing.googleapis.com translate.googleapis.com maps.googleapis.com maps.gstatic.com www.gstatic.com
encrypted-tbn0.gstatic.com lh3.googleusercontent.com mail.google.com smtp.gmail.com imap.gmail.com
gmail-smtp-in.l.google.com mx1.mail.ovh.net example.com example.org booking.com tripadvisor.com weather.com
api.openweathermap.org openstreetmap.org tile.openstreetmap.org a.tile.openstreetmap.org""".split()
CDN = ["cloudfront.net", "akamaiedge.net", "azureedge.net", "fastly.net", "elb.amazonaws.com", "trafficmanager.net",
       "cdn.cloudflare.net", "googlevideo.com", "edgekey.net", "b-cdn.net", "llnwd.net", "herokudns.com"]
ZONES = ["com", "net", "org", "io", "de", "co.uk", "fr", "it", "nl", "se", "ch", "at", "eu", "us", "tv", "app", "dev"]
# First labels of the domains below the intruder's own that lead to its tunnel servers, in the order of its machines.
TUNNELS = ("t", "ns7")
BLOCKLISTS = ["all.s5h.net", "psbl.surriel.com", "ix.dnsbl.manitu.net", "bad.psky.me", "multi.surbl.org", "list.dnswl.org", "wl.mailspike.net", "zen.spamhaus.org", "bl.spamcop.net", "b.barracudacentral.org", "dnsbl.sorbs.net", "dbl.spamhaus.org"]


def host_records(testbed, addresses):
    """The company's own names: {name: address}."""
    domain = testbed.domain
    records = {f"{name}.{domain}": address for name, address in addresses.items()}
    records[testbed.www] = addresses[testbed.web_name]
    records[domain] = addresses[testbed.web_name]
    for service in ("intranet", "wiki", "files"):
        records[f"{service}.{domain}"] = addresses[testbed.intra_name]
    for service in ("ns", "ntp", "mail", "smtp", "vpn", "wpad"):
        records[f"{service}.{domain}"] = addresses[testbed.gate_name]
    for i in range(10, 40):
        records[f"pc{i}.{domain}"] = f"{testbed.lan}.{i}"
    return records


def _reverse(address):
    return ".".join(reversed(address.split("."))) + ".in-addr.arpa"


def _block(testbed, upstream):
    """How the company's resolver blocks a domain: it denies the name, gives no real address, or gets refused itself."""
    domain = testbed.intruder.blocked_domain
    return (f"address=/{domain}/", f"address=/{domain}/0.0.0.0", f"server=/{domain}/{upstream}", f"address=/{domain}/#")[testbed.seed // 2 % 4]


def start_company(host, testbed, records, upstream, more):
    """The resolver of the company, logging queries as the testbed says; `more`: further lines of its configuration."""
    lines = ["no-resolv", "no-hosts", f"server={upstream}", f"local=/{testbed.domain}/", "bind-interfaces",
             "listen-address=127.0.0.1," + host.address, _block(testbed, upstream),
             "log-queries=extra" if testbed.dns_extra else "log-queries", "cache-size=400",
             f"mx-host={testbed.domain},mail.{testbed.domain},10", f"txt-record={testbed.domain},\"v=spf1 mx -all\"",
             f"txt-record=_dmarc.{testbed.domain},\"v=DMARC1; p=none\"",
             f"srv-host=_ldap._tcp.{testbed.domain},{host.name}.{testbed.domain},389",
             f"srv-host=_kerberos._tcp.{testbed.domain},{host.name}.{testbed.domain},88"]
    lines += [f"host-record={name},{address}" for name, address in records.items()] + more
    lines.append("log-facility=/var/log/dnsmasq.log" if testbed.dns_log == "file" else "log-facility=daemon")
    host.write("/etc/dnsmasq.conf", "\n".join(lines) + "\n")
    host.run("touch /var/log/dnsmasq.log && chmod 666 /var/log/dnsmasq.log")
    host.serve("dnsmasq -k -C /etc/dnsmasq.conf -u dnsmasq")


def internet_names(seed):
    """Names of content networks with hashes in them, as a browser meets them."""
    rng = random.Random(seed)
    names = []
    for _ in range(250):
        zone = rng.choice(CDN)
        word = words.host_label(rng)
        names.append(rng.choice([
            f"d{rng.getrandbits(64):013x}.{zone}", f"{word}-{rng.getrandbits(40):x}.{zone}",
            f"{word}.{words.ascii_only(rng.choice(words.ADJECTIVES))}-{rng.getrandbits(32):x}.eu-west-1.{zone}",
            f"r{rng.randrange(1, 9)}---sn-{rng.getrandbits(50):x}.{zone}", f"e{rng.randrange(9999)}.dsc{'abg'[rng.randrange(3)]}.{zone}",
            f"{rng.getrandbits(128):032x}.{zone}", f"{word}-prod-{rng.getrandbits(48):x}-{rng.randrange(10**9)}.{zone}",
        ]))
    return names


def start_internet(client, testbed, folder, attacker, more):
    """A dnsmasq that answers for everything outside, on `client`; `attacker` serves its own domain; `more`: further lines."""
    rng = random.Random(testbed.seed + 2)
    lines = ["no-resolv", "no-hosts", "bind-interfaces", "listen-address=" + client.address, "local=/#/",
             f"server=/{testbed.intruder.exfil_domain}/{attacker}", "local-ttl=60"]
    # Tunnels end at machines of their own; a blocked domain has no server that would answer.
    lines += [f"server=/{kind}.{testbed.intruder.exfil_domain}/{address}" for kind, address in zip(TUNNELS, testbed.scanner_addresses)]
    lines.append(f"server=/{testbed.intruder.blocked_domain}/#")
    # The original script ends its names with the stolen file's name, which then acts as a top-level domain.
    lines += [f"server=/{ending}/{attacker}" for ending in ("txt", "pdf", "xlsx", "gz", "sql", "docx", "conf")]
    for name in SITES + internet_names(testbed.seed):
        address = f"{testbed.outside[0]}.{rng.randrange(100, 200)}"
        target = f"{name.split('.')[0]}.{rng.getrandbits(36):x}.{rng.choice(CDN)}"
        if rng.random() < 0.35:
            lines += [f"host-record={target},{address}", f"cname={name},{target}"]
        elif rng.random() < 0.3:
            lines.append(f"host-record={name},{address},2001:db8::{rng.getrandbits(16):x}")
        else:
            lines.append(f"host-record={name},{address}")
    for zone in ("com", "net", "org", "de"):
        # Some names answer, whatever they are; the other zones say NXDOMAIN.
        lines.append(f"address=/mail.{zone}/{testbed.outside[0]}.25")
    for i in range(30):
        name = f"{words.host_label(rng)}.{rng.choice(ZONES)}"
        lines += [f"mx-host={name},mx{i}.{name},10", f"txt-record={name},\"v=spf1 include:_spf.{name} ~all\"",
                  f"txt-record=s{i}._domainkey.{name},\"v=DKIM1; k=rsa; p={rng.getrandbits(400):x}\"",
                  f"txt-record=_dmarc.{name},\"v=DMARC1; p=reject\"",
                  f"host-record={name},{testbed.outside[0]}.{100 + i}",
                  f"ptr-record={_reverse(f'{testbed.outside[0]}.{100 + i}')},mx{i}.{name}"]
    config = Path(folder, "internet.conf")
    config.write_text("\n".join(lines + more) + "\n")
    return client.start(["dnsmasq", "-k", "-C", str(config), "--pid-file="])
