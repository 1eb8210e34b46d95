"""Labels of lines, from the journal of what was run: who (address, account, process), where, when.

A line that an attack may have caused but that cannot be labelled for sure gets DROP.
"""

import re
from collections import defaultdict

from lines import ADDRESS, parse_syslog, parse_web
from steps import Step

BENIGN = ("benign", "", "")
DROP = None
# Stands for several steps at once: has no label for anything.
UNCLEAR = Step("", "", [], {})
# A log's time may be the start or the end of what it tells; steps have silent gaps of 2.5 s on both sides.
EARLY, LATE = 1.0, 2.0
# Resolvers answer within this many seconds, or not at all.
ANSWER_WAIT = 6
# Programs that no step of an intruder starts: what they log during one is everyday life.
INDEPENDENT = {"CRON", "cron", "rsyslogd", "loadwatch", "logrotate", "backup-check", "systemd", "crontab", "anacron"}
SUDO_OR_SU = {"sudo", "su", "su-l"}
QUERY = re.compile(r"^(?:\d+ (?P<extra>[\d.]+)/\d+ )?query\[(?P<type>[^\]]+)\] (?P<name>\S+) from (?P<client>[\d.]+)")
ANSWER = re.compile(r"^(?:\d+ (?P<client>[\d.]+)/\d+ )?(?:forwarded|reply|cached|cached-stale|config|/\S+) (?P<name>\S+)")


def by_client(labeller, address, time, kind):
    """The verdict on a line that names a client's address, if it does."""
    if time is None:
        return DROP
    if address is None:
        return DROP if labeller.running(kind, time) else BENIGN
    step = labeller.step_of(address, time, kind)
    return labeller.verdict(step, kind) if step else DROP if labeller.is_exclusive(address) else BENIGN


class Labeller:
    """Labels the log files of one testbed.

    steps: list of Step. exclusive: addresses only the attacker has. clock: lines.Clock.
    Every method takes a whole file's lines and returns, per line, (label, step, tool) or DROP.
    """

    def __init__(self, steps, exclusive, clock):
        self._steps = steps
        self._exclusive = set(exclusive)
        self.clock = clock

    def step_of(self, address, time, kind):
        """The step that used `address` then: the one that leaves evidence of `kind`, if there is just one."""
        found = [step for step in self._steps
                 if address in step.addresses and step.start - EARLY <= time <= step.end + LATE]
        telling = [step for step in found if kind in step.labels]
        if len(telling) > 1:
            return UNCLEAR
        return telling[0] if telling else found[0] if found else None

    def running(self, kind, time):
        """Whether some step that leaves evidence of `kind` was running."""
        return any(kind in step.labels and step.start - EARLY <= time <= step.end + LATE for step in self._steps)

    def sends(self, arguments, time):
        """Whether some step that was running asks for a DNS name among a program's arguments."""
        return any("dns" in step.labels and step.start - EARLY <= time <= step.end + LATE and
                   any(name in arguments for name in step.names if not name.startswith(".")) for step in self._steps)

    def is_exclusive(self, address):
        """Whether the address is the attacker's alone."""
        return address in self._exclusive

    def local_step(self, host, time, kind):
        """The step that acted on `host` then and leaves evidence of `kind` there."""
        return next((step for step in self._steps if host in step.hosts and kind in step.labels and
                     step.start - EARLY <= time <= step.end + LATE), None)

    def command_steps(self, host):
        """{command: step} of the shell commands that steps had run on `host`."""
        return {name: step for step in self._steps if host in step.hosts and "exec" in step.labels for name in step.names}

    def connection_step(self, connection):
        """The step that used a connection, "address:port"."""
        return next((step for step in self._steps if "vpn" in step.labels and connection in step.names), None)

    @staticmethod
    def verdict(step, kind):
        """The label of a step's evidence of `kind`; DROP where it has none."""
        label = step.labels.get(kind)
        return (label, step.name, step.tool) if label else DROP

    def web(self, lines, kind):
        """Access and error logs, by client address and time."""
        evidence = "access" if kind.endswith("access") else "error"
        verdicts = []
        for line in lines:
            parsed = parse_web(line, kind, self.clock)
            # A line without a time was written by some child of the server: nobody knows for whom.
            verdicts.append(self._web_line(*parsed, evidence) if parsed else DROP)
        return verdicts

    def _web_line(self, time, address, target, evidence):
        if address is None:
            return DROP if self.running("access", time) else BENIGN
        step = self.step_of(address, time, evidence)
        if step:
            return DROP if target in step.baseline else self.verdict(step, evidence)
        return DROP if address in self._exclusive else BENIGN

    def syslog(self, lines, host):
        """auth.log, cron.log and syslog of `host`: sshd by connection, su and sudo by session, DNS by client."""
        parsed = [parse_syslog(line, self.clock) for line in lines]
        connections = defaultdict(list)
        for record in parsed:
            if record and record[1].startswith("sshd"):
                connections[record[2]].append(record)
        names = self._dns_names(parsed)
        return [self._syslog_line(record, host, connections, names) if record else DROP for record in parsed]

    def _syslog_line(self, record, host, connections, names):
        time, program, pid, message = record
        if program == "dnsmasq":
            return self._dns_line(time, message, names)
        if program.startswith("sshd"):
            return self._sshd_line(connections[pid])
        local = self.local_step(host, time, "sudo")
        if local is None or program in INDEPENDENT:
            return BENIGN
        if program in SUDO_OR_SU:
            kind = "sudo" if program == "sudo" else "su"
            # PAM's session module reports the session, the program itself reports the command.
            return self.verdict(local, f"{kind}_session" if message.startswith("pam_unix(") and
                                 ":session)" in message else kind)
        return self.verdict(local, program)

    def _sshd_line(self, connection):
        """The lines of one sshd process share their fate: they are one connection of one client."""
        entered = any(m.startswith("Accepted ") or "session opened" in m or "Starting session" in m
                      for _, _, _, m in connection)
        for time, _, _, message in connection:
            for address in ADDRESS.findall(message):
                step = self.step_of(address, time, "sshd")
                if step:
                    # An intruder's successful login reads like anybody's: there is no class for it.
                    return DROP if entered else self.verdict(step, "sshd")
                if address in self._exclusive:
                    return DROP
        return BENIGN

    def dns(self, lines):
        """A dnsmasq log: queries by client and time, answers by the names those queries asked for."""
        parsed = [parse_syslog(line, self.clock) for line in lines]
        names = self._dns_names(parsed)
        return [self._dns_line(record[0], record[3], names) if record else DROP for record in parsed]

    def _dns_step(self, client, name, time):
        """The step in which `client` asked for `name`; UNCLEAR for other questions of the attacker's."""
        step = self.step_of(client, time, "dns")
        if step and "dns" in step.labels and (not step.names or name in step.names or name.lower().endswith(step.suffixes)):
            return step
        return UNCLEAR if step is UNCLEAR or client in self._exclusive else None

    def _dns_names(self, parsed):
        """{name: [(time, step or None)]} of every query; addresses stand for their reverse names too."""
        asked = defaultdict(list)
        for record in parsed:
            match = record and record[1] == "dnsmasq" and QUERY.match(record[3])
            if match:
                step = self._dns_step(match["client"], match["name"], record[0])
                asked[match["name"]].append((record[0], step))
                if match["name"].endswith(".in-addr.arpa"):
                    reverse = match["name"].removesuffix(".in-addr.arpa").split(".")
                    asked[".".join(reversed(reverse))].append((record[0], step))
        return asked

    def _dns_line(self, time, message, names):
        query = QUERY.match(message)
        if query:
            step = self._dns_step(query["client"], query["name"], time)
            return self.verdict(step, "dns") if step else BENIGN
        answer = ANSWER.match(message)
        if not answer:
            return DROP if self.running("dns", time) else BENIGN
        if answer["client"]:
            # With log-queries=extra an answer names its client; its name may still be the far end of an alias.
            asked = [(when, step) for when, step in names.get(answer["name"], [])
                     if step is self._dns_step(answer["client"], answer["name"], time)]
        else:
            asked = names.get(answer["name"], [])
        askers = {id(step): step for when, step in asked if when - 1 <= time <= when + ANSWER_WAIT}
        if len(askers) != 1:
            # Asked by several parties at once, or the far end of an alias.
            return DROP if askers or self.running("dns", time) else BENIGN
        step = next(iter(askers.values()))
        return self.verdict(step, "dns") if step else BENIGN
