"""Reading back what a log line says about when, who and which program. No attack is looked for here."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

ACCESS = re.compile(r'^(?:\S+:\d+ )?(?P<address>\d+\.\d+\.\d+\.\d+) \S+ .*?\[(?P<time>[^\]]+)\] "(?:[A-Z]+ )?(?P<target>[^ "]*)')
APACHE_ERROR = re.compile(r"^\[(?P<time>\w{3} \w{3} +\d+ [\d:.]+ \d{4})\](?:.*?\[client (?P<address>[\d.]+):\d+\])?")
NGINX_ERROR = re.compile(r"^(?P<time>\d{4}/\d\d/\d\d [\d:]+) (?:.*client: (?P<address>[\d.]+))?")
TRADITIONAL = re.compile(r"^(?P<time>\w{3} [ \d]\d [\d:]{8}) (?P<host>\S+) (?P<program>[^\s:\[]+)(?:\[(?P<pid>\d+)\])?: ?(?P<message>.*)$")
ISO = re.compile(r"^(?P<time>\d{4}-\S+) (?P<host>\S+) (?P<program>[^\s:\[]+)(?:\[(?P<pid>\d+)\])?: ?(?P<message>.*)$")
RFC5424 = re.compile(r"^<\d+>1 (?P<time>\S+) (?P<host>\S+) (?P<program>\S+) (?P<pid>\S+) \S+ -\s*(?P<message>.*)$")
DNSMASQ = re.compile(r"^(?P<time>\w{3} [ \d]\d [\d:]{8}) (?P<program>dnsmasq)\[(?P<pid>\d+)\]: (?P<message>.*)$")
AUDIT = re.compile(r"^(?:node=\S+ )?type=(?P<type>\S+) msg=audit\((?P<time>[\d.]+):(?P<serial>\d+)\): ?(?P<fields>.*)")
STAMPED = re.compile(r"^(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) ")
CONNECTION = re.compile(r"(?<![\d.])(?P<address>\d+(?:\.\d+){3}):(?P<port>\d+)\b")
ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")


class Clock:
    """Turns the time texts of one testbed's logs into epoch seconds."""

    def __init__(self, timezone, year):
        self._zone = ZoneInfo(timezone)
        self._year = year

    def _local(self, text, pattern):
        return datetime.strptime(text, pattern).replace(tzinfo=self._zone).timestamp()

    def access(self, text):
        """21/Nov/2026:09:04:51 +0000"""
        return datetime.strptime(text, "%d/%b/%Y:%H:%M:%S %z").timestamp()

    def apache_error(self, text):
        """Sat Nov 21 09:04:42.909092 2026"""
        return self._local(text, "%a %b %d %H:%M:%S.%f %Y")

    def nginx_error(self, text):
        """2026/11/21 09:04:42"""
        return self._local(text, "%Y/%m/%d %H:%M:%S")

    def traditional(self, text):
        """Nov 21 09:04:42"""
        return self._local(f"{self._year} {text}", "%Y %b %d %H:%M:%S")

    def stamped(self, text):
        """2026-11-21 09:04:42"""
        return self._local(text, "%Y-%m-%d %H:%M:%S")

    @staticmethod
    def iso(text):
        """2026-11-21T09:04:42.909092+00:00"""
        return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def parse_web(line, kind, clock):
    """(time, client address or None, request target or None) of a web server's line; None if it has no time."""
    if kind.endswith("access"):
        match = ACCESS.match(line)
        return match and (clock.access(match["time"]), match["address"], match["target"])
    if kind == "apache-error":
        match = APACHE_ERROR.match(line)
        return match and (clock.apache_error(match["time"]), match["address"], None)
    match = NGINX_ERROR.match(line)
    return match and (clock.nginx_error(match["time"]), match["address"], None)


def parse_syslog(line, clock):
    """(time, program, pid, message) of a syslog or dnsmasq line in any of the lab's styles, or None."""
    for pattern, read in ((RFC5424, clock.iso), (ISO, clock.iso), (TRADITIONAL, clock.traditional),
                          (DNSMASQ, clock.traditional)):
        match = pattern.match(line)
        if match:
            return read(match["time"]), match["program"], match["pid"], match["message"]
    return None


def parse_stamped(line, clock):
    """The time of a line that starts with one as OpenVPN and exim write it, or None."""
    match = STAMPED.match(line)
    return clock.stamped(match["time"]) if match else None
