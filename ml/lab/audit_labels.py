"""Labels of audit records: daemons by the address they serve, everything else by program and the step under way."""

import re

from labels import BENIGN, DROP
from lines import ADDRESS, AUDIT

FIELD = {name: re.compile(rf"\b(?<!-){name}=\"?(?P<value>[^\s\"']+)") for name in ("pid", "ppid", "uid", "auid", "exe", "addr")}
UNIT = re.compile(r"\bunit=(?P<unit>\S+)")
SHELL_COMMAND = re.compile(r'^argc=3 a0="?(?:sh|/bin/sh)"? a1="-c" a2=(?:"(?P<quoted>[^"]*)"|(?P<hex>[0-9A-F]+))')
# Process ids are used again, though not within so many seconds.
SAME_PROCESS = 60
# The web server's uid, and the login uid of its own jobs of cron.
WEB_SERVER = "33"
NO_LOGIN = "4294967295"
# Daemons that run whatever an intruder does.
DAEMONS = {"/usr/sbin/cron", "/usr/sbin/exim4", "/usr/lib/dovecot/auth", "/usr/sbin/auditd", "/usr/sbin/sshd", "/usr/lib/systemd/systemd"}


def _field(name, text):
    match = FIELD[name].search(text)
    return match and match["value"]


class _Events:
    """The audit records of one host, with what its events and processes tell of each other."""

    def __init__(self, labeller, records, host):
        self._of_event, self._of_process, self.facts, self.arguments = {}, {}, {}, {}
        self.address, self.entered = {}, set()
        self._commands, self._command_steps = {}, labeller.command_steps(host)
        for time, serial, kind, fields in filter(None, records):
            pid, exe, address = (_field(name, fields) for name in ("pid", "exe", "addr"))
            if pid and serial not in self.facts:
                self.facts[serial] = {name: _field(name, fields) for name in ("pid", "ppid", "uid", "auid")}
            if pid and exe:
                self._of_event.setdefault(serial, exe)
                self._of_process.setdefault(pid, exe)
            if pid and address and ADDRESS.fullmatch(address):
                self.address[pid] = address
                if kind == "USER_START":
                    self.entered.add(pid)
            if kind == "EXECVE":
                self.arguments[serial] = fields
            if serial in self.facts and kind in ("SYSCALL", "EXECVE"):
                self._follow(time, self.facts[serial], _shell_command(fields) if kind == "EXECVE" else None)

    def _follow(self, time, facts, command):
        """Note the process if it is a web shell's command (the steps know them), or the child of one."""
        known = self._commands.get(facts["pid"]) or self._commands.get(facts["ppid"])
        step = self._command_steps.get(command) or (known[0] if known and time - known[1] < SAME_PROCESS else None)
        if step:
            self._commands[facts["pid"]] = step, time
            facts["step"] = step

    def program(self, serial):
        """The program behind an event; a record that does not name it (LOGIN) has its process's."""
        pid = self.facts.get(serial, {}).get("pid")
        return self._of_event.get(serial) or self._of_process.get(pid, "")


def _shell_command(fields):
    """The command of `sh -c command` in an EXECVE record: quoted, or in hexadecimal digits."""
    match = SHELL_COMMAND.search(fields)
    if not match:
        return None
    return match["quoted"] or bytes.fromhex(match["hex"]).decode(errors="replace")


def audit(labeller, lines, host):
    """An audit.log of `host`: daemons by the address they serve, everything else by program and the step under way."""
    records = [parse_audit(line) for line in lines]
    return audit_records(labeller, records, host)


def parse_audit(line):
    """(time, serial, type, fields) of an audit record, or None."""
    match = AUDIT.match(line)
    return match and (float(match["time"]), match["serial"], match["type"], match["fields"])


def audit_records(labeller, records, host):
    """The same for records already taken apart (None: no record)."""
    events = _Events(labeller, records, host)
    return [_audit_event(labeller, events, record, host) if record else DROP for record in records]


def _audit_event(labeller, events, record, host):
    time, serial, kind, fields = record
    facts, program = events.facts.get(serial, {}), events.program(serial)
    if kind.startswith("SERVICE_"):
        return unit_verdict(labeller, host, time, UNIT.search(fields)["unit"] + ".service")
    own = _field("addr", fields)
    # One process of dovecot's serves many clients, one of sshd's only one.
    address = own if own and ADDRESS.fullmatch(own) else events.address.get(facts.get("pid"))
    if address:
        evidence = "sshd" if program == "/usr/sbin/sshd" else "mail"
        step = labeller.step_of(address, time, evidence)
        if step:
            entered = facts["pid"] in events.entered if evidence == "sshd" else "res=success" in fields
            return DROP if entered else labeller.verdict(step, evidence)
        return DROP if labeller.is_exclusive(address) else BENIGN
    if program in DAEMONS or not facts:
        return BENIGN
    step = labeller.local_step(host, time, "sudo")
    if step and program.endswith(("/su", "/sudo")):
        return labeller.verdict(step, program.rsplit("/", 1)[1])
    if "step" in facts:
        return labeller.verdict(facts["step"], "exec")
    if facts["uid"] == WEB_SERVER and facts["auid"] == NO_LOGIN and labeller.local_step(host, time, "exec"):
        # The web server's, or a web shell's whose parent has ended: it then has another.
        return DROP
    if labeller.sends(events.arguments.get(serial, ""), time):
        return DROP
    if step is None or facts["auid"] == WEB_SERVER:
        return BENIGN
    # Run by root for somebody who logged in, or came from nowhere: what the intruder became root for.
    return labeller.verdict(step, "sudo") if facts["uid"] == "0" else DROP


def unit_verdict(labeller, host, time, text):
    """The verdict on what systemd says of a unit: the intruder's, or anybody's."""
    step = labeller.local_step(host, time, "service")
    if step and any(name in text.split() for name in step.names):
        return labeller.verdict(step, "service")
    # Without a unit's name it may be the intruder's doing ("Reloading.").
    return DROP if step and ".service" not in text else BENIGN
