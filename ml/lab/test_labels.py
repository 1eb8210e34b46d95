"""Self-check of the labelling: `python3 -m unittest` in ml/lab. Needs neither root nor the packages."""

import unittest

from labels import BENIGN, DROP, Labeller
from lines import Clock
from steps import Step

ATTACKER, SHARED, VISITOR, SERVER = "203.0.113.77", "198.51.100.9", "203.0.113.12", "10.35.60.10"
NOON = Clock("UTC", 2026).iso("2026-11-21T12:00:00+00:00")


def at(seconds):
    """An ISO time some seconds after noon."""
    return f"2026-11-21T12:{seconds // 60:02}:{seconds % 60:02}+00:00"


def access(address, seconds, target="/x", server=""):
    """An access log line."""
    return f'{server}{address} - - [21/Nov/2026:12:{seconds // 60:02}:{seconds % 60:02} +0000] "GET {target} HTTP/1.1" 404 0 "-" "-"'


def step(name, start, end, labels, **more):
    """A step some seconds after noon."""
    more.setdefault("addresses", [ATTACKER])
    return Step(name, "tool", labels=labels, start=NOON + start, end=NOON + end, **more)


def labeller(*steps):
    """A labeller over `steps`, with ATTACKER as the attacker's own address."""
    return Labeller(list(steps), [ATTACKER], Clock("UTC", 2026))


class Web(unittest.TestCase):
    def setUp(self):
        self.labeller = labeller(step("dirb", 10, 20, {"access": "dirb", "error": "dirb-error"}, baseline=["/"]),
                                 step("hydra", 40, 50, {"sshd": "guess"}, addresses=[SHARED]))

    def verdicts(self, *lines, kind="apache-access"):
        return [verdict and verdict[0] for verdict in self.labeller.web(lines, kind)]

    def test_by_address_and_time(self):
        self.assertEqual(self.verdicts(access(ATTACKER, 15), access(VISITOR, 15), access(ATTACKER, 15, server="www:80 ")),
                         ["dirb", "benign", "dirb"])

    def test_ordinary_requests_of_a_step_are_dropped(self):
        self.assertEqual(self.verdicts(access(ATTACKER, 15, "/")), [DROP])

    def test_attacker_outside_every_step_is_dropped(self):
        self.assertEqual(self.verdicts(access(ATTACKER, 30)), [DROP])

    def test_shared_address_is_benign_until_the_attacker_uses_it(self):
        self.assertEqual(self.verdicts(access(SHARED, 15), access(SHARED, 45)), ["benign", DROP])

    def test_error_logs(self):
        self.assertEqual(self.verdicts(f"[Sat Nov 21 12:00:15.5 2026] [core:error] [pid 1] [client {ATTACKER}:99] AH01630: denied",
                                       "[Sat Nov 21 12:00:15.5 2026] [mpm:notice] [pid 1] no client", "sh: 1: no time", kind="apache-error"),
                         ["dirb-error", DROP, DROP])
        self.assertEqual(self.verdicts(f'2026/11/21 12:00:15 [error] 1#1: *9 open() failed, client: {ATTACKER}, server: x', kind="nginx-error"), ["dirb-error"])

    def test_two_steps_at_once_are_unclear(self):
        both = labeller(step("a", 0, 30, {"access": "a"}), step("b", 10, 20, {"access": "b"}), step("c", 0, 30, {"sshd": "c"}))
        self.assertEqual([v and v[0] for v in both.web([access(ATTACKER, 15), access(ATTACKER, 28)], "apache-access")], [DROP, "a"])


class Syslog(unittest.TestCase):
    def verdicts(self, lines, *steps, host="web"):
        return [verdict and verdict[0] for verdict in labeller(*steps).syslog(lines, host)]

    def test_an_ssh_connection_shares_its_fate(self):
        lines = [f"{at(15)} web sshd[7]: error: kex_exchange_identification: Connection closed by remote host",
                 f"{at(15)} web sshd[7]: Connection closed by {ATTACKER} port 5",
                 f"{at(15)} web sshd[8]: Failed password for anna from {VISITOR} port 5 ssh2"]
        self.assertEqual(self.verdicts(lines, step("nmap", 10, 20, {"sshd": "scan"})), ["scan", "scan", "benign"])

    def test_a_successful_login_of_the_intruder_is_dropped(self):
        lines = [f"{at(15)} web sshd[7]: Accepted password for anna from {ATTACKER} port 5 ssh2",
                 f"{at(16)} web sshd[7]: pam_unix(sshd:session): session opened for user anna(uid=1) by (uid=0)"]
        self.assertEqual(self.verdicts(lines, step("hydra", 10, 20, {"sshd": "guess"})), [DROP, DROP])

    def test_sudo_and_su_by_host_and_time(self):
        lines = [f"{at(15)} web sudo:  anna : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/id",
                 f"{at(15)} web sudo: pam_unix(sudo:session): session opened for user root(uid=0) by anna(uid=1)",
                 f"{at(16)} web su[9]: (to root) anna on pts/0",
                 f"{at(16)} web CRON[10]: (root) CMD (true)",
                 f"{at(16)} web useradd[11]: new user",
                 f"{at(35)} web sudo:  anna : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/id"]
        misuse = step("misuse", 10, 20, {"sudo": "command", "sudo_session": "session", "su": "switch"}, hosts=["web"], addresses=[])
        self.assertEqual(self.verdicts(lines, misuse), ["command", "session", "switch", "benign", DROP, "benign"])
        self.assertEqual(self.verdicts(lines[:1], misuse, host="mail"), ["benign"])

    def test_rfc5424(self):
        lines = [f"<86>1 {at(15)} web sshd 7 - -  Failed password for anna from {ATTACKER} port 5 ssh2"]
        self.assertEqual(self.verdicts(lines, step("hydra", 10, 20, {"sshd": "guess"})), ["guess"])


class Dns(unittest.TestCase):
    def verdicts(self, lines, *steps):
        stamped = [f"Nov 21 12:00:15 dnsmasq[3]: {line}" for line in lines]
        return [verdict and verdict[0] for verdict in labeller(*steps).dns(stamped)]

    def test_answers_follow_their_questions(self):
        lines = [f"query[A] dev.x.example from {ATTACKER}", "config dev.x.example is NXDOMAIN",
                 f"query[A] www.x.example from {VISITOR}", "reply www.x.example is 10.0.0.1"]
        self.assertEqual(self.verdicts(lines, step("brute", 10, 20, {"dns": "enum"})), ["enum", "enum", "benign", "benign"])

    def test_names_asked_by_both_are_dropped(self):
        lines = [f"query[A] www.x.example from {ATTACKER}", f"query[A] www.x.example from {VISITOR}", "reply www.x.example is 10.0.0.1"]
        self.assertEqual(self.verdicts(lines, step("brute", 10, 20, {"dns": "enum"})), ["enum", "benign", DROP])

    def test_reverse_names(self):
        lines = [f"query[PTR] 10.60.35.10.in-addr.arpa from {ATTACKER}", "reply 10.35.60.10 is web.x.example"]
        self.assertEqual(self.verdicts(lines, step("ping-scan", 10, 20, {"dns": "scan"})), ["scan", "scan"])

    def test_a_taken_server_also_asks_for_itself(self):
        exfiltration = step("exfil", 10, 20, {"dns": "exfil"}, addresses=[SERVER], names=["aa-.b.txt"])
        lines = [f"query[A] aa-.b.txt from {SERVER}", "forwarded aa-.b.txt to 10.0.0.2", f"query[A] www.x.example from {SERVER}"]
        self.assertEqual(self.verdicts(lines, exfiltration), ["exfil", "exfil", "benign"])

    def test_a_tunnel_is_known_by_its_domain(self):
        tunnel = step("iodine", 10, 20, {"dns": "exfil"}, addresses=[SERVER], names=[".t.x.example"])
        lines = [f"query[NULL] yrBABq.t.X.example from {SERVER}", f"query[A] t.x.example from {SERVER}", f"query[A] a.t.x.example from {VISITOR}"]
        self.assertEqual(self.verdicts(lines, tunnel), ["exfil", "benign", "benign"])

    def test_extra_logging_names_the_client(self):
        lines = [f"12 {ATTACKER}/4000 query[A] dev.x.example from {ATTACKER}", f"12 {ATTACKER}/4000 config dev.x.example is NXDOMAIN",
                 f"13 {VISITOR}/4001 query[A] dev.x.example from {VISITOR}", f"13 {VISITOR}/4001 config dev.x.example is NXDOMAIN"]
        self.assertEqual(self.verdicts(lines, step("brute", 10, 20, {"dns": "enum"})), ["enum", "enum", "benign", "benign"])


class Everyday(unittest.TestCase):
    def test_no_steps_no_attacks(self):
        self.assertEqual(labeller().web([access(VISITOR, 1)], "nginx-access"), [BENIGN])


if __name__ == "__main__":
    unittest.main()
