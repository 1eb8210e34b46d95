"""Mail: staff write and read, the world answers, and the everyday rubbish that every mail server gets."""

import imaplib
import smtplib
import socket
import threading
import time
from email.message import EmailMessage
from email.utils import format_datetime, localtime, make_msgid

import words
from services.mail_dns import NAMES as OUTSIDE

DKIM = "v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s={selector}; h=from:to:subject:date; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b={mark}"


def receive(lab):
    """The other companies' mail server, on the internet client: takes everything."""
    def serve(connection):
        lines = connection.makefile("r", errors="replace")
        connection.sendall(b"220 mx.outside.example ESMTP\r\n")
        for line in lines:
            verb = line[:4].upper()
            connection.sendall({"EHLO": b"250-mx.outside.example\r\n250 8BITMIME\r\n", "DATA": b"354 go on\r\n", "QUIT": b"221 bye\r\n"}.get(verb, b"250 OK\r\n"))
            if verb == "DATA":
                while lines.readline().strip("\r\n") != ".":
                    pass
                connection.sendall(b"250 OK: queued\r\n")
            if verb == "QUIT":
                break
        connection.close()

    def loop():
        lab.internet.enter()
        server = socket.create_server((lab.internet.address, 25))
        while True:
            threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()

    threading.Thread(target=loop, name="outside-mail", daemon=True).start()


def _send(lab, rng, source, sender, recipients, helo, login=None, dkim=None):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, ", ".join(recipients), words.title(rng)
    message["Date"], message["Message-ID"] = format_datetime(localtime()), make_msgid(domain=sender.split("@")[1])
    if dkim:
        message["DKIM-Signature"] = DKIM.format(domain=dkim, selector=rng.choice(["s1", "mail", "k2026", "google"]), mark=f"{rng.getrandbits(1000):x}")
    message.set_content(words.paragraph(rng))
    try:
        with smtplib.SMTP(lab.mail.address, 25, helo, timeout=20, source_address=(source, 0)) as server:
            if login:
                server.login(*login)
            server.send_message(message, sender, recipients)
    except (smtplib.SMTPException, OSError):
        return  # refused: the server's log says why


class _Imap(imaplib.IMAP4):
    """IMAP from a chosen address."""

    def __init__(self, host, source):
        self._source = source
        super().__init__(host, 143, timeout=20)

    def _create_socket(self, timeout):
        return socket.create_connection((self.host, self.port), timeout, source_address=(self._source, 0))


def _read(lab, rng, person, password, source):
    try:
        box = _Imap(lab.mail.address, source)
    except OSError:
        return
    try:
        box.login(person.login, password)
        box.select("INBOX")
        found = box.search(None, "ALL")[1][0].split()
        for number in found[:rng.randrange(3)]:
            box.fetch(number, "(RFC822)")
            if rng.random() < .4:
                box.store(number, "+FLAGS", "\\Deleted")
        time.sleep(rng.uniform(0, 4))
        if rng.random() < .8:
            box.logout()
        else:
            box.shutdown()
    except (imaplib.IMAP4.error, OSError):
        pass  # a mistyped password, a dropped line


def staff(lab, rng):
    """At the office: write to colleagues and customers, look for new mail."""
    person, other = rng.choice(lab.testbed.people), rng.choice(lab.testbed.people)
    source, domain = rng.choice(lab.office.addresses), lab.testbed.domain
    kind = rng.random()
    if kind < .55:
        _read(lab, rng, person, person.password if rng.random() < .88 else person.password.swapcase(), source)
        return
    to = [f"{other.login}@{domain}"]
    if kind > .75:
        to = [f"{rng.choice(words.FIRST).lower()}@{rng.choice(OUTSIDE)}"]
    elif kind > .70:
        to = [f"{other.login}s@{domain}"]
    login = (person.login, person.password if rng.random() < .85 else person.password + " ") if rng.random() < .3 else None
    _send(lab, rng, source, f"{person.login}@{domain}", to, f"pc-{source.split('.')[-1]}", login)


def world(lab, rng):
    """From outside: customers, newsletters, staff on the road, spam, relay tests, connections that say nothing."""
    bed = lab.testbed
    source, person = rng.choice(lab.crowd.addresses), rng.choice(bed.people)
    domain = rng.choice(OUTSIDE)
    sender = f"{rng.choice(words.FIRST).lower()}.{rng.choice(words.NOUNS)}@{domain}"
    kind = rng.random()
    if kind < .45:
        _send(lab, rng, source, sender, [f"{person.login}@{bed.domain}"], f"mx{rng.randrange(9)}.{domain}", dkim=domain if rng.random() < .5 else None)
    elif kind < .55:
        _send(lab, rng, source, sender, [f"{rng.choice(['info', 'sales', 'postmaster', 'abuse'])}@{bed.domain}"], domain)
    elif kind < .65:
        _send(lab, rng, source, sender, [f"{rng.choice(words.FIRST).lower()}@{bed.domain}"], f"[{source}]")
    elif kind < .72:
        _send(lab, rng, source, sender, [f"{rng.choice(words.NOUNS)}@{rng.choice(OUTSIDE)}"], rng.choice(["User", "localhost", "ylmf-pc"]))
    elif kind < .85:
        _read(lab, rng, person, person.password if rng.random() < .8 else person.password[:-1], source)
    elif kind < .93:
        _send(lab, rng, source, f"{person.login}@{bed.domain}", [sender], "phone", (person.login, person.password))
    else:
        try:
            with socket.create_connection((lab.mail.address, rng.choice([25, 143])), 10, (source, 0)) as connection:
                connection.settimeout(3)
                connection.recv(200)
                connection.sendall(rng.choice([b"QUIT\r\n", b"GET / HTTP/1.0\r\n\r\n", b"NOOP\r\n", b"EHLO localhost\r\n"]))
                connection.recv(200)
        except OSError:
            pass
