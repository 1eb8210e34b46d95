"""Labels of the lines of Postfix and its filters: by the client's address, else by who opened the queue file or the session.

A queue file that cannot be told to be somebody's is nobody's: its lines are dropped while an intruder is at the mail
server.
"""

import re

from labels import BENIGN, DROP, by_client

PROGRAMS = re.compile(r"postfix/|(?:opendkim|opendmarc|spamd|spamass-milter|postgrey|policyd-spf)$")
# What these say of an address says it of a client of ours.
AT_THE_DOOR = re.compile(r"(?:smtpd|postscreen|tlsproxy|dnsblog|anvil|postgrey|policyd-spf)$")
CLIENT = re.compile(r"(?:\[|\baddr(?:ess)? |\bclient_address=|\bclient-ip=|;ip=|\((?:smtp|submission|smtpd|\d+):)(\d+(?:\.\d+){3})\b")
QUEUED = re.compile(r"(\w{8,20}): (.*)")
OPENED = re.compile(r"(?:client|uid|message-id|resent-message-id)=")
MESSAGE_ID = re.compile(r"(?:message-id=|\bmid=|\bmessage )(<[^>]+>)")
# A message that another one led to: a bounce, or what an alias sent on.
CHILD = re.compile(r"(?:notification: |\(forwarded as )(\w{8,20})\b")
# What the web server's account sends, or fails to.
OF_THE_WEB_SERVER = re.compile(r"\buid=33 |\(33\): ")
# A login that worked reads like anybody's, and a filter that is away is no client's doing.
UNSPECIFIC = re.compile(r"\bauth=[1-9]|\b[Mm]ilter\b")


def label(labeller, records, verdicts):
    """Put the verdicts on Postfix's lines into `verdicts`, which hold what is known of them by the time alone.

    records: (time, program, pid, message) of every line, or None.
    """
    mine = [i for i, record in enumerate(records) if record and PROGRAMS.match(record[1])]
    mail = _Mail(labeller, [records[i][3] for i in mine])
    for i in mine:
        verdicts[i] = mail.verdict(*records[i], verdicts[i])


class _Mail:
    """What has been said so far of queue files, messages and sessions."""

    def __init__(self, labeller, messages):
        self._labeller = labeller
        self._owners, self._messages, self._sessions = {}, {}, {}
        self._parents = {}
        for message in messages:
            queued, child = QUEUED.match(message), CHILD.search(message)
            if queued and child:
                self._parents[child[1]] = queued[1]

    def verdict(self, time, program, pid, message, by_time):
        """The verdict on the next line; by_time: what it would be for the time alone."""
        queued, session = QUEUED.match(message), (program, pid)
        client = CLIENT.search(message) if AT_THE_DOOR.search(program) else None
        if client and program.endswith("smtpd"):
            self._sessions[session] = client[1]  # it serves one client after the other
        address = client[1] if client else None
        owner = queued and not address and self._owner(queued[1])
        if owner:
            found = owner[0]
        elif address or session in self._sessions:
            found = by_client(self._labeller, address or self._sessions[session], time, "mail")
        elif program.endswith("/pickup"):
            found = by_time
        else:
            found = self._unknown(time, message, by_time)
        if OF_THE_WEB_SERVER.search(message) and self._labeller.running("access", time):
            found = DROP  # a request of an intruder may have made it
        if found != BENIGN and (program.endswith("anvil") or UNSPECIFIC.search(message)):
            found = DROP  # anvil tells of the past
        if program.endswith("smtpd") and message.startswith("disconnect from"):
            del self._sessions[session]
        if queued and OPENED.match(queued[2]):
            self._open(queued[1], message, found)
        return found

    def _owner(self, queue_id):
        """(verdict,) on what else is said of a queue file, if it is known."""
        return self._owners.get(queue_id) or self._owners.get(self._parents.get(queue_id))

    def _open(self, queue_id, message, found):
        owner = self._owners.setdefault(queue_id, (BENIGN if found == BENIGN else DROP,))
        identity = MESSAGE_ID.search(message)
        if identity:
            self._messages.setdefault(identity[1], owner)

    def _unknown(self, time, message, by_time):
        identity = MESSAGE_ID.search(message)
        if identity and identity[1] in self._messages:
            return self._messages[identity[1]][0]
        return by_time if by_client(self._labeller, None, time, "mail") == BENIGN else DROP
