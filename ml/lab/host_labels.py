"""Labels of what services log besides the web servers and DNS: OpenVPN, mail, CPU metrics, and their lines in syslog.

Every function takes a Labeller and a whole file's lines and returns, per line, (label, step, tool) or DROP.
"""

import json
import re

import audit_labels
import postfix_labels
from audit_labels import parse_audit
from labels import BENIGN, DROP, by_client
from lines import CONNECTION, parse_stamped, parse_syslog

# dovecot names the session of a login, and after it only that.
SESSION = re.compile(r"(?:session=|><)<?([\w+/]{8,})>")
REMOTE = re.compile(r"\br(?:ip|host)=(?P<address>\d+(?:\.\d+){3})")


def openvpn(labeller, lines, _host):
    """An OpenVPN server's log: by the client's address and port, which the steps know; not every style has times."""
    verdicts = [_vpn_line(labeller, line) for line in lines]
    # A line that names no client belongs to the one beside it.
    for i, line in enumerate(lines):
        if not CONNECTION.search(line):
            beside = [verdicts[j] for j in (i - 1, i + 1) if 0 <= j < len(lines) and CONNECTION.search(lines[j])]
            verdicts[i] = BENIGN if all(verdict == BENIGN for verdict in beside) else DROP
    return verdicts


def _vpn_line(labeller, line):
    match = CONNECTION.search(line)
    return vpn_client(labeller, match["address"], match["port"], parse_stamped(line, labeller.clock)) if match else BENIGN


def vpn_client(labeller, address, port, time):
    """The verdict on a client of the VPN; time: None where the log has none."""
    step = labeller.connection_step(f"{address}:{port}") or (labeller.step_of(address, time, "vpn") if time else None)
    if step and step.names and f"{address}:{port}" not in step.names:
        step = None
    if step:
        return labeller.verdict(step, "vpn")
    return DROP if labeller.is_exclusive(address) else BENIGN


def exim(labeller, lines, _host):
    """exim's mainlog: by client address and time; a message's lines follow the one that took it in."""
    verdicts, messages = [], {}
    for line in lines:
        time = parse_stamped(line, labeller.clock)
        message = re.match(r"\S+ \S+ (?:\[\d+\] )?(\w{6}-\w{6,}-\w{2,4}) ", line)
        address = re.search(r"(?:\[|IP address )(\d+(?:\.\d+){3})\b", line)
        if message and message[1] in messages:
            verdicts.append(messages[message[1]])
            continue
        verdict = by_client(labeller, address and address[1], time, "mail")
        if message:
            messages[message[1]] = DROP if verdict != BENIGN else BENIGN
        verdicts.append(verdict)
    return verdicts


def metrics(labeller, lines, host):
    """CPU metrics: the host's load while a cracker runs, and the cracker among the processes; edges are unclear."""
    verdicts = []
    for line in lines:
        document = json.loads(line)
        time = labeller.clock.iso(document["@timestamp"])
        # A sample tells of the seconds before it: only one that lies wholly within the step is its evidence.
        period = document["metricset"]["period"] / 1000
        step = labeller.local_step(host, time, "metrics")
        if step is None:
            verdicts.append(BENIGN)
        elif document["metricset"]["name"] == "process" and document["process"]["name"] != step.tool:
            verdicts.append(BENIGN)
        else:
            verdicts.append(labeller.verdict(step, "metrics") if step.start + period <= time <= step.end else DROP)
    return verdicts


def syslog(labeller, lines, host):
    """Labeller.syslog, and the services that log there: auditd's plugin, OpenVPN, Postfix, dovecot and PAM on its behalf."""
    verdicts = labeller.syslog(lines, host)
    parsed = [parse_syslog(line, labeller.clock) for line in lines]
    mailboxes = {}
    carried = [parse_audit(record[3]) if record and record[1] == "audisp-syslog" else None for record in parsed]
    for i, audited in enumerate(audit_labels.audit_records(labeller, carried, host)):
        if not parsed[i]:
            continue
        time, program, _, message = parsed[i]
        if carried[i]:
            verdicts[i] = audited
        elif program == "ovpn-server":
            client = CONNECTION.search(message)
            verdicts[i] = vpn_client(labeller, client["address"], client["port"], time) if client else \
                DROP if labeller.running("vpn", time) else BENIGN
        elif program == "systemd":
            verdicts[i] = audit_labels.unit_verdict(labeller, host, time, message.replace(":", " "))
        elif program in ("dovecot", "auth"):
            client, session = REMOTE.search(message), SESSION.search(message)
            if client or not session:
                verdicts[i] = by_client(labeller, client and client["address"], time, "mail")
            else:
                verdicts[i] = mailboxes.get(session[1], DROP)
            if "Login: user=" in message and verdicts[i] != BENIGN:
                verdicts[i] = DROP  # like an intruder's login over ssh, it reads like anybody's
            if client and session:
                mailboxes[session[1]] = DROP if verdicts[i] != BENIGN else BENIGN
    postfix_labels.label(labeller, parsed, verdicts)
    return verdicts


# By format of the log.
LABELLED_BY = {"audit": audit_labels.audit, "openvpn": openvpn, "exim": exim, "metricbeat": metrics}
