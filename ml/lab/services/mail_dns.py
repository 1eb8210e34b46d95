"""The companies that ours writes to and hears from, and what DNS says of everybody's mail: MX, SPF, DKIM, DMARC."""

import random
from dataclasses import dataclass
from pathlib import Path

import words
from net.shell import sh

NAMES = ["post-parcel.example", "kunden-service.example", "supplier-portal.example", "newsletter.example", "school-board.example", "mailinglist.example"]
# How the mail servers outside behave (actors/outside_mail.py), each at an address of its own; nobody is at the last one.
MANNERS = ("takes", "encrypts", "judges", "greets-busy", "hangs-up", "says-nothing", "refuses", "is-gone")
FIRST_ADDRESS = 240
SELECTOR = "s2026"
BLOCKED = 5


@dataclass(frozen=True)
class Company:
    """domain; manner: how its server behaves; senders: addresses of its own that its mail comes from; signs: with DKIM."""

    domain: str
    manner: str
    senders: tuple
    signs: bool


def companies(bed):
    """The companies that a testbed writes to and hears from; most of their servers take mail."""
    rng = random.Random(f"{bed.seed}/companies")
    domains = NAMES + [f"{words.host_label(rng)}.{rng.choice(['com', 'net', 'org', 'eu'])}" for _ in range(12)]
    manners = [*MANNERS, *rng.choices(MANNERS[:3], k=len(domains) - len(MANNERS))]
    rng.shuffle(manners)
    senders = bed.crowd_addresses[BLOCKED:]
    rng.shuffle(senders)
    return [Company(domain, manner, tuple(senders[3 * i:3 * i + 3]), rng.random() < .7) for i, (domain, manner) in enumerate(zip(domains, manners))]


def blocked(bed):
    """Addresses that are on blocklists."""
    return bed.crowd_addresses[:BLOCKED]


def server_addresses(bed):
    """{manner: address} of the mail servers outside."""
    return {manner: f"{bed.outside[0]}.{FIRST_ADDRESS + i}" for i, manner in enumerate(MANNERS)}


def addresses_in_use(bed):
    """Those of them where a machine is."""
    return [address for manner, address in server_addresses(bed).items() if manner != "is-gone"] if bed.mail_server == "postfix" else []


def lines(bed, folder):
    """dnsmasq's lines on our own mail, and on that of others; makes the DKIM keys in `folder`."""
    for domain in [bed.domain, *(company.domain for company in companies(bed) if company.signs)]:
        sh(f"openssl genrsa -traditional -out {folder}/{domain}.private 1024")
    return [_key_record(folder, bed.domain, "mail")], _lines_of_others(bed, folder)


def _key_record(folder, domain, selector):
    public = sh(f"openssl rsa -in {Path(folder, domain)}.private -pubout 2> /dev/null")
    return f"txt-record={selector}._domainkey.{domain},\"v=DKIM1; k=rsa; p={''.join(public.splitlines()[1:-1])}\""


def _lines_of_others(bed, folder):
    """Not all of it is in order, as in life."""
    rng = random.Random(f"{bed.seed}/mail-dns")
    lines = [f"address=/{_backwards(address)}.{zone}/127.0.0.{rng.choice([2, 4, 10])}" for address in blocked(bed) for zone in ("zen.spamhaus.org", "bl.spamcop.net")]
    servers = server_addresses(bed)
    for company in companies(bed):
        domain, senders = company.domain, company.senders
        lines += [f"mx-host={domain},mx.{domain},10", f"host-record=mx.{domain},{servers[company.manner]}", f"host-record={domain},{bed.outside[0]}.{rng.randrange(100, 200)}"]
        spf = rng.choice(["{all} -all", "{all} ~all", "{all} ?all", "{all} -all", "include:_spf.{domain} -all", ""])
        if spf:
            lines.append(f"txt-record={domain},\"v=spf1 {spf.format(all=' '.join(f'ip4:{a}' for a in senders), domain=domain)}\"")
        if company.signs:
            lines += [_key_record(folder, domain, SELECTOR), f"txt-record=_dmarc.{domain},\"v=DMARC1; p={rng.choice(['none', 'quarantine', 'reject'])}; rua=mailto:dmarc@{domain}\""]
        first, second, third = senders
        # In order; a name that has no address; a name that has another address.
        lines += [f"host-record=mta1.{domain},{first}", f"ptr-record={_backwards(second)}.in-addr.arpa,mta2.{domain}",
                  f"ptr-record={_backwards(third)}.in-addr.arpa,static-{third.replace('.', '-')}.{domain}", f"host-record=static-{third.replace('.', '-')}.{domain},{first}"]
    return lines


def _backwards(address):
    return ".".join(reversed(address.split(".")))
