"""The mail servers of other companies: one takes all, others judge, are busy, hang up, say nothing (mail_dns.MANNERS)."""

import random
import socket
import ssl
import threading
import time
import zlib

from net.shell import sh
from services import mail_dns

# What a server that judges says of a recipient: always the same of the same one, however often it is asked.
RECIPIENTS = ["250 2.1.5 Ok"] * 5 + [
    "550 5.1.1 <{to}>: Recipient address rejected: User unknown in virtual mailbox table", "550-5.1.1 The email account that you tried to reach does not exist.\r\n550 5.1.1 Please check the address.",
    "450 4.2.0 <{to}>: Recipient address rejected: Greylisted, please try again later", "452 4.2.2 The recipient's mailbox is over quota", "552 5.2.2 Mailbox full",
    "451 4.7.1 Service unavailable - try again later", "550 5.7.1 <{to}>: Recipient address rejected: Access denied", "554 5.7.1 <{to}>: Relay access denied"]
ENDS = ["250 2.0.0 Ok: queued as {hex}", "250 2.6.0 <{hex}@mx.example> [InternalId={number}] Queued mail for delivery", "250 2.0.0 OK  {number} {hex} - gsmtp", "250 Message accepted for delivery",
        "250 2.0.0 Ok: {number} bytes queued as {hex}", "250 OK id=1x{hex}"]
REFUSALS = ["554 5.7.1 Message rejected as spam by content filter", "451 4.3.0 Temporary failure, please try later", "550 5.7.26 Unauthenticated email is not accepted", "552 5.3.4 Message too big for system"]


def receive(lab):
    """Start the servers, on the internet client."""
    context = _certificate(lab.folder)

    def listen(manner, address):
        lab.internet.enter()
        server = socket.create_server((address, 25))
        while True:
            threading.Thread(target=_serve, args=(server.accept()[0], manner, context), daemon=True).start()

    for manner, address in mail_dns.server_addresses(lab.testbed).items():
        if manner not in ("refuses", "is-gone"):
            threading.Thread(target=listen, args=(manner, address), name=f"outside-mail-{manner}", daemon=True).start()


def _certificate(folder):
    key, certificate = folder / "outside.key", folder / "outside.pem"
    sh(f"openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj /CN=mx.outside.example -keyout {key} -out {certificate}")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def _serve(connection, manner, context):
    try:
        if manner == "greets-busy":
            connection.sendall(b"421 4.3.2 Service not available, too many connections\r\n")
        elif manner == "says-nothing":
            time.sleep(30)
        elif manner != "hangs-up":
            _Dialogue(connection, context if manner == "encrypts" else None, manner == "judges").run()
    except OSError:
        pass  # the other side went away
    finally:
        connection.close()


class _Dialogue:
    """One SMTP session of a server."""

    def __init__(self, connection, context, judges):
        self._connection = connection
        self._context = context
        self._judges = judges

    def run(self):
        """Greet, answer each command, until the client is done; encrypted from where the client asks for it."""
        self._say("220 mx.outside.example ESMTP")
        while self._talk():
            self._say("220 2.0.0 Ready to start TLS")
            self._connection = self._context.wrap_socket(self._connection, server_side=True)
            self._context = None

    def _talk(self):
        """Answer the commands; returns whether the client asks for encryption, instead of being done."""
        lines = self._connection.makefile("r", errors="replace")
        for line in lines:
            verb = line[:4].upper()
            if verb == "STAR":
                return True
            if not self._answer(verb, line, lines):
                break
        return False

    def _say(self, text):
        self._connection.sendall(text.encode() + b"\r\n")

    def _answer(self, verb, line, lines):
        """Answer one command; returns whether the session goes on."""
        if verb == "EHLO":
            self._say("250-mx.outside.example\r\n250-PIPELINING\r\n" + ("250-STARTTLS\r\n" if self._context else "") + "250 8BITMIME")
        elif verb == "RCPT":
            to = line.partition("<")[2].partition(">")[0]
            self._say(RECIPIENTS[zlib.crc32(to.encode()) % len(RECIPIENTS)].format(to=to) if self._judges else "250 2.1.5 Ok")
        elif verb == "DATA":
            self._say("354 End data with <CR><LF>.<CR><LF>")
            for body in lines:
                if body.strip("\r\n") == ".":
                    break
            self._say(self._end())
        else:
            self._say("221 2.0.0 Bye" if verb == "QUIT" else "250 2.0.0 Ok")
        return verb != "QUIT"

    def _end(self):
        if self._judges and random.random() < .25:
            return random.choice(REFUSALS)
        return random.choice(ENDS).format(hex=f"{random.getrandbits(44):011X}", number=random.randrange(10**9))
