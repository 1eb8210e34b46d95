"""Mail as other companies' servers, staff's programs, the host's own jobs and its administrator make it, with Postfix."""

import smtplib
import socket
import ssl
import time
import uuid
from collections import deque
from email.message import EmailMessage
from email.utils import format_datetime, localtime, make_msgid

import words
from net.shell import attempt
from services import mail_dns, mail_filters
from services.accounts import service_account

SPAM = ["XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X", "Dear friend, I am the widow of a bank director and need your help to transfer $15,000,000 USD. 100% risk free. Act now!!!",
        "CLICK HERE to claim your FREE prize, no credit check, viagra cheap, unsubscribe below. 100% SATISFACTION GUARANTEED", "Congratulations, you have won the lottery. Send your bank account to claim the money."]
SUBJECTS = ["Invoice {n}", "Re: {w}", "Your order {n} has shipped", "Special offer: {w}", "[{w}] weekly digest", "Fwd: {w}", "AW: {w}", "Undelivered Mail Returned to Sender", "{w}", "Außer Haus: {w}", "MAKE MONEY FAST"]
MAILERS = ["", "", "PHPMailer 6.9.1", "Microsoft Outlook 16.0", "Apple Mail (2.3774)", "Thunderbird"]
TEMPORARY = range(400, 500)


def send(lab, source, helo, sender, recipients, message, port=25, encrypt=False, login=None):
    """Hand `message` (text) to the company's server; returns the reply's code, 0 where there was none."""
    try:
        with smtplib.SMTP(lab.mail.address, port, helo, timeout=45, source_address=(source, 0)) as server:
            if encrypt:
                context = ssl.create_default_context()
                context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
                server.starttls(context=context)
            if login:
                server.login(*login)
            server.sendmail(sender, recipients, message.encode())
        return 250
    except smtplib.SMTPRecipientsRefused as refused:
        return next(iter(refused.recipients.values()))[0]
    except smtplib.SMTPResponseException as refused:
        return refused.smtp_code
    except (smtplib.SMTPException, OSError):
        return 0


def compose(rng, sender, to, spam=False):
    """The text of a message as somebody's program writes it."""
    message = EmailMessage()
    message["From"], message["To"] = sender, to
    message["Subject"] = rng.choice(SUBJECTS).format(n=rng.randrange(10**6), w=words.title(rng))
    message["Date"], message["Message-ID"] = format_datetime(localtime()), _identity(rng, sender.split("@")[1])
    mailer = rng.choice(MAILERS)
    if mailer:
        message["X-Mailer"] = mailer
    message.set_content(rng.choice(SPAM) if spam else words.paragraph(rng))
    if rng.random() < .2:
        name = rng.choice(["report.pdf", "photo.jpg", "invoice.exe", "setup.scr", "table.xlsx"])
        message.add_attachment(rng.randbytes(rng.randrange(200, 20000)), maintype="application", subtype="octet-stream", filename=name)
    return message.as_string().replace("\n", "\r\n")


def _identity(rng, domain):
    """A Message-ID in one of the ways of programs."""
    return rng.choice([make_msgid(domain=domain), f"<{rng.getrandbits(128):032x}@{domain}>", f"<CA+{rng.getrandbits(64):x}=w{rng.getrandbits(40):x}@mail.{domain}>", f"<{rng.getrandbits(48):012X}.{rng.randrange(10**6)}@{domain}>",
                       f"<DB9PR0{rng.randrange(9)}MB{rng.getrandbits(64):X}@{domain.split('.')[0]}.prod.outlook.com>", f"<{uuid.UUID(int=rng.getrandbits(128))}@{domain}>"])


def make_world(lab):
    """What servers of other companies do: they sign some of their mail, and come again after a temporary refusal."""
    bed, companies, again = lab.testbed, mail_dns.companies(lab.testbed), deque(maxlen=40)
    addresses = [person.login for person in bed.people] * 2 + ["info", "sales", "team", "staff", "news", "tickets", "noreply", "forwarded", "abuse", "postmaster", f"{bed.people[1].login}+shop"]

    def sign(company, text, rng):
        key = lab.keys / f"{company.domain}.private"
        canonical = rng.choice(["relaxed", "simple"])
        signed = attempt(["dkimsign", "--hcanon", "relaxed", "--bcanon", canonical, mail_dns.SELECTOR, company.domain, str(key)], text_input=text, timeout=20) or text
        kind = rng.random()
        if kind < .15:
            return signed + "-- \r\nThis list is run by volunteers.\r\n"  # a list's footer breaks the signature
        return signed.replace(f"s={mail_dns.SELECTOR}", "s=old") if kind < .25 else signed

    def letter(rng):
        company = rng.choice(companies)
        sender = rng.choice([f"{rng.choice(words.FIRST).lower()}@{company.domain}"] * 3 + [f"bounces+{rng.randrange(10**6)}@{company.domain}", f"noreply@{company.domain}", ""])
        to = f"{rng.choice(addresses)}@{bed.domain}"
        text = compose(rng, sender or f"mailer-daemon@{company.domain}", to, spam=rng.random() < .12)
        if company.signs:
            text = sign(company, text, rng)
        own = rng.random() < .85
        source = rng.choice(company.senders if own else lab.crowd.addresses)
        return source, f"mta{rng.randrange(1, 4)}.{company.domain}", sender, [to], text, 25, rng.random() < .5

    def act(rng):
        if again and again[0][0] < time.time():
            mail = again.popleft()[1]
        else:
            mail = letter(rng)
        if send(lab, *mail) in TEMPORARY and rng.random() < .8:
            again.append((time.time() + 20, mail))

    return act


def rubbish(lab, rng):
    """Clients that are broken, in a hurry, on a blocklist, or have lost their way."""
    bed = lab.testbed
    source = rng.choice(lab.crowd.addresses)
    domain = rng.choice(mail_dns.companies(bed)).domain
    person = f"{rng.choice(bed.people).login}@{bed.domain}"
    kind = rng.randrange(9)
    if kind == 0:
        _say(lab, rng, source, [rng.choice([f"EHLO mx.{domain}", "HELO x", "NOOP", "GET / HTTP/1.1", "STARTTLS", f"MAIL FROM:<a@{domain}>", "RCPT TO:<>", "BDAT 10 LAST", "TURN", "AUTH NTLM", "Host: localhost"]) for _ in range(rng.randrange(1, 14))])
    elif kind == 1:
        _say(lab, rng, source, [f"EHLO mail.{domain}", f"MAIL FROM:<news@{domain}>", f"RCPT TO:<{person}>", "DATA"][:rng.randrange(1, 5)], leave=False)
    elif kind == 2:
        _say(lab, rng, source, ["EHLO " + rng.choice(["mx", "[127.0.0.1", "localhost.localdomain", "-", domain]), f"MAIL FROM:<{rng.choice(['root', 'a@b@c', 'x@nowhere', f'a@{domain}> SIZE=99999999 <', f'a@no-such-{domain}'])}>", f"RCPT TO:<{person}>"])
    elif kind == 3:
        _say(lab, rng, source, [f"EHLO mail.{domain}\r\nMAIL FROM:<a@{domain}>\r\nRCPT TO:<{person}>\r\nDATA"], greet=rng.random() < .5)
    elif kind == 4:
        _say(lab, rng, source, [f"EHLO mail.{domain}", "STARTTLS", rng.choice(["GET / HTTP/1.0", "\x16\x03\x01", "EHLO again"])], leave=False)
    elif kind == 5:
        send(lab, source, f"mail.{domain}", person, [person], compose(rng, person, person, spam=True))  # a sender that is not
    elif kind == 6:
        for _ in range(rng.randrange(2, 12)):
            _say(lab, rng, source, ["QUIT"])
    elif kind == 7:
        sender = f"{rng.choice(words.NOUNS)}@{domain}"
        send(lab, rng.choice(mail_dns.blocked(bed)), f"static.{domain}", sender, [person], compose(rng, sender, person, spam=True))
    else:
        _say(lab, rng, source, [], pause=rng.choice([1, 45]), leave=False)


def _say(lab, rng, source, commands, greet=True, pause=.0, leave=True):
    """Say `commands`, waiting for each answer; greet: wait for the server's greeting first; leave: say QUIT at the end."""
    try:
        with socket.create_connection((lab.mail.address, 25), 10, (source, 0)) as connection:
            connection.settimeout(8)
            if greet:
                connection.recv(500)
            for command in commands + (["QUIT"] if leave else []):
                connection.sendall(command.encode() + b"\r\n")
                connection.recv(1000)
            time.sleep(pause)
    except OSError:
        pass


def staff(lab, rng, client):
    """People's programs, on `client`'s network: the port for submission, other companies, groups, addresses with errors, forgotten passwords."""
    bed, person = lab.testbed, rng.choice(lab.testbed.people)
    companies = mail_dns.companies(bed)
    outside = [f"{rng.choice(words.FIRST).lower()}{rng.choice(['', '.' + rng.choice(words.NOUNS)])}@{company.domain}" for company in rng.sample(companies, 3)]
    to = rng.choice([outside[:1], outside[:1], outside, [f"team@{bed.domain}"], [f"staff@{bed.domain}", outside[0]], [f"news@{bed.domain}"], [f"{rng.choice(bed.people).login}@{bed.domain}", *outside[:2]],
                     [f"{outside[0].partition('@')[0]}@{rng.choice(['gmial.com', 'no-such-company.example', 'localhost.invalid'])}"], [f"everyone@{bed.domain}"]])
    sender = f"{person.login}@{bed.domain}"
    text = compose(rng, sender, ", ".join(to))
    source = rng.choice(client.addresses)
    if client is lab.office and rng.random() < .4:
        send(lab, source, f"pc{rng.randrange(10, 40)}.{bed.domain}", sender, to, text, encrypt=rng.random() < .5)
        return
    password = person.password if rng.random() < .8 else rng.choice([person.password.lower(), person.password[:-1], person.password + " ", "password"])
    login = rng.choice([person.login] * 8 + [person.login.capitalize(), sender])
    send(lab, source, f"[{source}]", sender, to, text, rng.choice([587, 587, 25]), rng.random() < .8, (login, password))


def local(lab, rng):
    """Mail from the host itself: jobs, the web server's account, monitoring, people at a shell."""
    bed, host = lab.testbed, lab.mail
    person = rng.choice(bed.people).login
    user = rng.choice(["root", "root", "www-data", service_account(bed), person])
    to = rng.choice(["root", person, "info", f"sales@{bed.domain}", f"no-such-{person}", f"{rng.choice(words.FIRST).lower()}@{rng.choice(mail_dns.companies(bed)).domain}"])
    options = rng.choice(["-t", "-i -t", f"-t -f {person}@{bed.domain}", "-oi -t", "-t -F Cron", "-bv " + to, "-t --no-such-option"])
    text = f"From: {user}\nTo: {to}\nSubject: {rng.choice(['Cron <root@' + host.name + '> test -x /usr/sbin/anacron', 'Backup report', 'New registration', 'disk space', words.title(rng)])}\n\n{words.paragraph(rng)}\n"
    with lab.sessions[host.name]:
        host.attempt(f"sendmail {options}", user=user, text_input=text, timeout=30)


def administrator(lab, rng):
    """The administrator looks after the queue, the tables, the filters."""
    host = lab.mail
    commands = ["postqueue -p", "postqueue -f", "mailq", "postsuper -r ALL", "postsuper -h ALL", "postsuper -H ALL", "postsuper -d ALL deferred", "postsuper -s", "postfix reload", "postfix status", "postfix check", "newaliases",
                "postmap /etc/postfix/virtual", "postconf -n", "postfix flush", "postqueue -p | grep -m1 -oE '^[0-9A-Za-z]{8,}' | postsuper -d -", "postqueue -p | grep -m1 -oE '^[0-9A-Za-z]{8,}' | postsuper -h -", "postqueue -s nowhere.example",
                "logger -p mail.info -t postfix/admin queue looked at", "postlog -t postfix/maintenance checked"]
    with lab.sessions[host.name]:
        host.attempt(rng.choice(commands), timeout=30)
    if rng.random() < .08:
        _restart_filter(lab, rng)


def _restart_filter(lab, rng):
    """A filter is away for some seconds; Postfix says so."""
    name = rng.choice([name for name in ("opendkim", "opendmarc") if name in lab.testbed.mail_features])
    with lab.sessions[lab.mail.name]:
        lab.mail.attempt(f"kill $(cat /run/{name}/pid)", timeout=10)
        time.sleep(rng.uniform(1, 5))
        mail_filters.serve(lab.mail, name)
