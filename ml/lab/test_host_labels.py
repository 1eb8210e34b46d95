"""Self-check of the labelling of audit, OpenVPN, mail and metrics: `python3 -m unittest` in ml/lab."""

import json
import unittest

import audit_labels
import host_labels
from labels import DROP
from test_labels import ATTACKER, NOON, SERVER, SHARED, VISITOR, at, labeller, step

UNSET = 4294967295
MISUSE = {"su": "switch", "sudo": "command", "exec": "shell"}


def record(kind, seconds, serial, fields):
    """An audit record some seconds after noon."""
    return f"type={kind} msg=audit({NOON + seconds:.3f}:{serial}): {fields}"


def user(kind, seconds, serial, pid, program, address="?", auid=UNSET, result="success"):
    """A record of a PAM program."""
    return record(kind, seconds, serial, f"pid={pid} uid=0 auid={auid} ses=1 msg='op=PAM:x acct=\"anna\" exe=\"{program}\" hostname={address} addr={address} terminal=ssh res={result}'")


def run(seconds, serial, parent, pid, uid=33, auid=UNSET, arguments='argc=1 a0="id"', program="/usr/bin/id"):
    """The records of a program that starts."""
    return [record("SYSCALL", seconds, serial, f'arch=c000003e syscall=59 items=2 ppid={parent} pid={pid} auid={auid} uid={uid} gid=33 euid={uid} comm="x" exe="{program}" key="k"'),
            record("EXECVE", seconds, serial, arguments), record("CWD", seconds, serial, 'cwd="/var/www"'), record("PROCTITLE", seconds, serial, "proctitle=6964")]


class Audit(unittest.TestCase):
    def verdicts(self, lines, *steps, host="web"):
        return [verdict and verdict[0] for verdict in audit_labels.audit(labeller(*steps), lines, host)]

    def test_su_and_sudo_by_host_and_time(self):
        lines = [user("USER_AUTH", 15, 1, 7, "/usr/bin/su"), user("USER_CMD", 15, 2, 8, "/usr/bin/sudo"), user("USER_ACCT", 15, 3, 9, "/usr/sbin/cron"), user("USER_CMD", 35, 4, 8, "/usr/bin/sudo")]
        misuse = step("misuse", 10, 20, MISUSE, hosts=["web"], addresses=[])
        self.assertEqual(self.verdicts(lines, misuse), ["switch", "command", "benign", "benign"])
        self.assertEqual(self.verdicts(lines[:2], misuse, host="mail"), ["benign", "benign"])

    def test_a_connection_by_its_address(self):
        lines = [user("USER_AUTH", 15, 1, 7, "/usr/sbin/sshd", ATTACKER, result="failed"), user("USER_AUTH", 15, 2, 8, "/usr/sbin/sshd", VISITOR, result="failed"),
                 user("USER_AUTH", 15, 3, 9, "/usr/lib/dovecot/auth", ATTACKER, result="failed"), user("USER_AUTH", 45, 4, 9, "/usr/sbin/sshd", ATTACKER, result="failed")]
        steps = step("hydra", 10, 20, {"sshd": "guess"}), step("imap", 10, 20, {"mail": "guess-mail"})
        self.assertEqual(self.verdicts(lines, *steps), ["guess", "benign", "guess-mail", DROP])

    def test_one_process_serves_many_clients(self):
        lines = [user("USER_AUTH", 15, serial, 9, "/usr/lib/dovecot/auth", address, result=result)
                 for serial, address, result in ((1, ATTACKER, "failed"), (2, VISITOR, "failed"), (3, ATTACKER, "success"))]
        self.assertEqual(self.verdicts(lines, step("imap", 10, 20, {"mail": "guess"})), ["guess", "benign", DROP])

    def test_a_login_of_the_intruder_is_dropped(self):
        lines = [user("USER_AUTH", 15, 1, 7, "/usr/sbin/sshd", ATTACKER), record("LOGIN", 15, 2, "pid=7 uid=0 old-auid=4294967295 auid=1001 ses=2 res=1"), user("USER_START", 15, 3, 7, "/usr/sbin/sshd", ATTACKER, 1001)]
        self.assertEqual(self.verdicts(lines, step("hydra", 10, 20, {"sshd": "guess"})), [DROP, DROP, DROP])

    def test_commands_of_the_web_shell_and_their_children(self):
        hexadecimal = "cat /etc/passwd".encode().hex().upper()
        lines = [*run(15, 1, 100, 200, arguments=f'argc=3 a0="sh" a1="-c" a2={hexadecimal}', program="/usr/bin/dash"), *run(15, 2, 200, 201), *run(45, 3, 100, 300)]
        use = step("use", 10, 20, {"access": "request", "exec": "shell"}, hosts=["web"], names=["cat /etc/passwd"])
        self.assertEqual(self.verdicts(lines, use), ["shell"] * 8 + ["benign"] * 4)
        self.assertEqual(set(self.verdicts(lines, use, host="mail")), {"benign"})

    def test_a_command_whose_parent_has_ended(self):
        use = step("use", 10, 20, {"access": "request", "exec": "shell"}, hosts=["web"], names=["setsid python3 &"])
        orphan = run(16, 3, 1, 202, arguments='argc=1 a0="python3"')
        self.assertEqual(self.verdicts(orphan, use), [DROP] * 4)
        self.assertEqual(self.verdicts(run(45, 4, 1, 202), use), ["benign"] * 4)
        self.assertEqual(self.verdicts(run(16, 5, 1, 203, uid=0), use), ["benign"] * 4)

    def test_a_program_that_sends_what_was_stolen(self):
        theft = step("theft", 10, 20, {"dns": "sent"}, addresses=[], names=["H4sI-.AWs-.a.txt", ".tunnel.example"])
        dig = [run(15, serial, 5, 6, uid=0, arguments=f'argc=2 a0="dig" a1="{name}"') for serial, name in ((1, "H4sI-.AWs-.a.txt"), (2, "mail.example"))]
        self.assertEqual(self.verdicts(dig[0] + dig[1], theft), [DROP] * 4 + ["benign"] * 4)

    def test_what_the_intruder_runs_as_somebody(self):
        lines = [*run(15, 1, 5, 6, uid=0, auid=1001)[:1], *run(15, 2, 5, 7, uid=1001, auid=1001)[:1], *run(15, 3, 5, 8, uid=33, auid=33)[:1]]
        self.assertEqual(self.verdicts(lines, step("misuse", 10, 20, MISUSE, hosts=["web"], addresses=[])), ["command", DROP, "benign"])

    def test_records_carried_by_syslog(self):
        line = f"{at(15)} web audisp-syslog[5]: node=web " + user("USER_CMD", 15, 2, 8, "/usr/bin/sudo")
        got = host_labels.syslog(labeller(step("misuse", 10, 20, MISUSE, hosts=["web"], addresses=[])), [line], "web")
        self.assertEqual([verdict and verdict[0] for verdict in got], ["command"])


class Units(unittest.TestCase):
    def test_the_intruders_unit_and_others(self):
        fields = "pid=1 uid=0 auid=4294967295 ses=4294967295 msg='unit={} comm=\"systemd\" exe=\"/usr/lib/systemd/systemd\" hostname=? addr=? terminal=? res=success'"
        lines = [record("SERVICE_START", 15, 1, fields.format("put")), record("SERVICE_START", 15, 2, fields.format("output")), record("SERVICE_START", 45, 3, fields.format("put"))]
        start = step("service", 10, 20, {"service": "exfiltration"}, hosts=["web"], names=["put.service"])
        self.assertEqual([v and v[0] for v in audit_labels.audit(labeller(start), lines, "web")], ["exfiltration", "benign", "benign"])
        said = [f"{at(15)} web systemd[1]: {text}" for text in ("Started put.service - Put.", "put.service: Deactivated successfully.", "Reloading.", "Started output.service - Out.")]
        self.assertEqual([v and v[0] for v in host_labels.syslog(labeller(start), said, "web")], ["exfiltration", "exfiltration", DROP, "benign"])


class Vpn(unittest.TestCase):
    steps = (step("vpn-1", 10, 20, {"vpn": "foothold"}, addresses=[SHARED], names=[f"{SHARED}:4000"]), step("nmap", 30, 40, {"vpn": "scan"}))

    def verdicts(self, *lines):
        return [verdict and verdict[0] for verdict in host_labels.openvpn(labeller(*self.steps), lines, "gate")]

    def test_by_port_where_there_is_no_time(self):
        self.assertEqual(self.verdicts(f"anna/{SHARED}:4000 MULTI: Learn", f"anna/{SHARED}:4001 MULTI: Learn", f"{ATTACKER}:9 TLS Error"), ["foothold", "benign", DROP])

    def test_a_probe_by_address_and_time(self):
        stamp = "2026-11-21 12:00:"
        self.assertEqual(self.verdicts(f"{stamp}35 {ATTACKER}:9 TLS Error: x", f"{stamp}35 {VISITOR}:9 TLS Error: x"), ["scan", "benign"])

    def test_a_line_without_a_client_is_its_neighbours(self):
        self.assertEqual(self.verdicts("event_wait", f"a/{VISITOR}:1 x", "TLS Error: x", f"{SHARED}:4000 x", "event_wait"), ["benign", "benign", DROP, "foothold", DROP])


class Mail(unittest.TestCase):
    guess = step("hydra", 10, 20, {"mail": "guess"})

    def test_exim_by_client(self):
        stamp = "2026-11-21 12:00:15"
        lines = [f"{stamp} login authenticator failed for (x) [{ATTACKER}]: 535 Incorrect authentication data", f"{stamp} H=(x) [{VISITOR}] rejected RCPT <a@b>: relay not permitted",
                 f"{stamp} 1xUk4W-0000AM-1a <= a@b H=(x) [{VISITOR}] P=esmtp S=865", f"{stamp} 1xUk4W-0000AM-1a Completed", f"{stamp} SMTP connection lost"]
        self.assertEqual([v and v[0] for v in host_labels.exim(labeller(self.guess), lines, "mail")], ["guess", "benign", "benign", "benign", DROP])

    def test_dovecot_by_remote_address(self):
        lines = [f"{at(15)} mail dovecot: imap-login: Disconnected (auth failed): user=<anna>, rip={ATTACKER}, lip={SERVER}",
                 f"{at(15)} mail auth: pam_unix(dovecot:auth): authentication failure; tty=dovecot ruser=anna rhost={ATTACKER}",
                 f"{at(15)} mail dovecot: imap-login: Login: user=<anna>, rip={VISITOR}, lip={SERVER}, session=<irgeashgNeoKIwQX>",
                 f"{at(16)} mail dovecot: imap(anna)<359><irgeashgNeoKIwQX>: Disconnected: Logged out in=50 out=880"]
        self.assertEqual([v and v[0] for v in host_labels.syslog(labeller(self.guess), lines, "mail")], ["guess", "guess", "benign", "benign"])


class Postfix(unittest.TestCase):
    steps = (step("nmap", 10, 20, {"mail": "scan"}), step("hydra", 30, 40, {"mail": "guess"}))

    def verdicts(self, *said, steps=steps):
        """What becomes of (seconds, program, text)s."""
        lines = [f"{at(seconds)} jenkins-a {program}: {text}" for seconds, program, text in said]
        return [verdict and verdict[0] for verdict in host_labels.syslog(labeller(*steps), lines, "jenkins-a")]

    def test_the_door_by_client_address(self):
        self.assertEqual(self.verdicts(
            (15, "postfix/postscreen[482]", f"CONNECT from [{ATTACKER}]:58822 to [{SERVER}]:25"),
            (15, "postfix/postscreen[482]", f"PASS OLD [{VISITOR}]:47721"),
            (15, "postfix/postscreen[482]", "cache btree:/var/lib/postfix/postscreen_cache full cleanup: retained=0 dropped=0 entries"),
            (35, "postfix/smtpd[805]", f"warning: unknown[{ATTACKER}]: SASL LOGIN authentication failed: (reason unavailable), sasl_username=admin"),
            (35, "postfix/submission/smtpd[494]", f"warning: hostname static-203-0-113-78.airport.eu does not resolve to address {VISITOR}"),
            (35, "policyd-spf[454]", f": prepend Received-SPF: None (mailfrom) identity=mailfrom; client-ip={VISITOR}; helo=mx0.school-board.example; envelope-from=alice.data@school-board.example"),
            (45, "postfix/smtpd[885]", f"lost connection after AUTH from unknown[{ATTACKER}]"),
        ), ["scan", "benign", DROP, "guess", "benign", "benign", DROP])

    def test_a_session_of_smtpd_has_one_client(self):
        said = [(15, "postfix/smtpd[805]", f"connect from unknown[{ATTACKER}]"), (15, "postfix/smtpd[626]", f"connect from unknown[{VISITOR}]"),
                *((15, f"postfix/smtpd[{pid}]", "warning: TLS library problem: error:0A00010B:SSL routines::wrong version number:../ssl/record/ssl3_record.c:350:") for pid in (805, 626, 700)),
                (15, "postfix/smtpd[626]", f"disconnect from unknown[{VISITOR}] ehlo=1 starttls=0/1 commands=1/2"), (15, "postfix/smtpd[626]", "table hash:/etc/postfix/virtual(0,lock|fold_fix|utf8_request) has changed -- restarting")]
        self.assertEqual(self.verdicts(*said), ["scan", "benign", "scan", "benign", DROP, "benign", DROP])

    def test_what_worked_and_what_is_past_is_dropped(self):
        self.assertEqual(self.verdicts((35, "postfix/smtpd[805]", f"disconnect from unknown[{ATTACKER}] ehlo=1 auth=1 quit=1 commands=3"), (35, "postfix/smtpd[805]", f"disconnect from unknown[{ATTACKER}] ehlo=1 auth=0/4 commands=1/5"),
                                       (35, "postfix/anvil[433]", f"statistics: max connection rate 2/60s for (smtpd:{ATTACKER}) at Nov 22 18:56:18"),
                                       (35, "postfix/anvil[433]", f"statistics: max connection rate 2/60s for (smtpd:{VISITOR}) at Nov 22 18:56:18"),
                                       (35, "postfix/smtpd[840]", f"connect from unknown[{ATTACKER}]"), (35, "postfix/smtpd[840]", "warning: connect to Milter service inet:127.0.0.1:8893: Connection refused"),
                                       (35, "postfix/smtpd[840]", f"NOQUEUE: milter-reject: CONNECT from unknown[{ATTACKER}]: 451 4.7.1 Service unavailable - try again later; proto=SMTP")),
                         [DROP, "guess", DROP, "benign", "guess", DROP, DROP])

    def message(self, client):
        """A message, its bounce and what the filters say of it."""
        return [(15, "postfix/smtpd[426]", f"864DD1661F4: client=unknown[{client}]"),
                (15, "postfix/cleanup[449]", "864DD1661F4: message-id=<179533418454.1.7698@tarnsoft.example>"),
                (15, "opendkim[181]", "864DD1661F4: DKIM-Signature field added (s=mail, d=tarnsoft.example)"),
                (15, "spamd[199]", "spamd: processing message <179533418454.1.7698@tarnsoft.example> for luca:112"),
                (15, "postfix/smtp[452]", f"864DD1661F4: to=<greta@x.example>, relay=mx.x.example[{VISITOR}]:25, delay=0.23, dsn=5.7.1, status=bounced (host mx.x.example[{VISITOR}] said: 554 5.7.1 no)"),
                (15, "postfix/cleanup[431]", "C12BC1661F7: message-id=<20261122075624.C12BC1661F7@mail.tarnsoft.example>"),
                (15, "postfix/bounce[461]", "864DD1661F4: sender non-delivery notification: C12BC1661F7"),
                (15, "postfix/qmgr[418]", "C12BC1661F7: from=<>, size=3556, nrcpt=1 (queue active)")]

    def test_a_message_belongs_to_who_opened_it(self):
        self.assertEqual(self.verdicts(*self.message(VISITOR)), ["benign"] * 8)
        self.assertEqual(self.verdicts(*self.message(ATTACKER)), ["scan"] + [DROP] * 7)

    def test_messages_from_the_host_and_from_nobody_known(self):
        local = [(15, "postfix/pickup[417]", "18878166197: uid=1002 from=<jliu>"), (15, "postfix/qmgr[418]", "18878166197: removed")]
        self.assertEqual(self.verdicts(*local, (15, "postfix/qmgr[418]", "5C86B166207: removed"), (25, "postfix/qmgr[418]", "5C86B166207: removed")), ["benign", "benign", DROP, "benign"])
        on_the_host = step("misuse", 10, 20, MISUSE, hosts=["jenkins-a"], addresses=[])
        self.assertEqual(self.verdicts(*local, steps=[on_the_host]), [DROP, DROP])

    def test_what_the_web_server_sends_while_it_is_attacked(self):
        said = [(15, "postfix/pickup[419]", "149FF1640B6: uid=33 from=<www-data>"), (16, "postfix/cleanup[433]", "149FF1640B6: message-id=<20261122075455.149FF1640B6@mail.calder.internal>"), (17, "postfix/qmgr[418]", "149FF1640B6: removed"),
                (15, "postfix/sendmail[975]", "fatal: www-data(33): No recipient addresses found in message header")]
        self.assertEqual(self.verdicts(*said, steps=[step("dirb", 10, 20, {"access": "dirb"})]), [DROP] * 4)
        self.assertEqual(self.verdicts(*said, steps=[]), ["benign"] * 4)


class Metrics(unittest.TestCase):
    def test_load_and_the_cracker_itself(self):
        def sample(seconds, kind, name=""):
            return json.dumps({"@timestamp": at(seconds), "metricset": {"name": kind, "period": 5000}, "process": {"name": name}})

        lines = [sample(5, "cpu"), sample(12, "cpu"), sample(16, "cpu"), sample(16, "process", "john"), sample(16, "process", "mariadbd"), sample(21, "cpu"), sample(40, "cpu")]
        crack = step("john", 10, 20, {"metrics": "crack"}, hosts=["web"], addresses=[])
        crack.tool = "john"
        self.assertEqual([v and v[0] for v in host_labels.metrics(labeller(crack), lines, "web")], ["benign", DROP, "crack", "crack", "benign", DROP, "benign"])


if __name__ == "__main__":
    unittest.main()
