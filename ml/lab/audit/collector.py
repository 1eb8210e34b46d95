"""Gives every host of a testbed the audit records of its own processes: run in the machine's first namespaces.

usage: collector.py FOLDER WORLD-PID. Reads the kernel's audit beside any other reader (its multicast group), tells the
host of a record by its process, and hands it to a real auditd inside that host (see carry.c). Hosts announce
themselves in FOLDER/audit-hosts.jsonl (services/audit.py). Ends with the world.
"""

import fcntl
import json
import os
import re
import selectors
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

from lineage import SO_RCVBUFFORCE, Lineage, connect, fork_of, pid_namespace

NETLINK_AUDIT, READLOG = 9, 1
SO_SNDBUFFORCE = 32  # asm-generic/socket.h; Python does not name it
HEADER = struct.Struct("=IHHII")
SERIAL = re.compile(rb"^audit\((?P<serial>[\d.:]+)\): (?:.*?\bpid=(?P<pid>\d+))?", re.DOTALL)
# linux/audit.h: SYSCALL, PATH, EXECVE and the like, which exist only where there are rules.
KERNEL_EVENTS = range(1300, 1400)
LOCK = "/run/insyt-lab-audit.lock"
# One for the machine, as the kernel's filter knows no hosts; a host that does not want them is not given theirs.
RULES = [
    "-a always,exit -F arch=b64 -S execve -F success=1 -F auid>=1000 -F auid!=unset -k user_commands",
    "-a always,exit -F arch=b64 -S execve -F success=1 -F uid=33 -k webserver_commands",
]


def open_audit():
    """A socket with every audit record of the machine."""
    sock = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_AUDIT)
    sock.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 1 << 24)
    sock.bind((0, READLOG))
    sock.setblocking(False)
    return sock


def auditctl(*arguments, mount_of=None):
    """Change the kernel's audit; paths are those of process `mount_of`. What is already so is no error."""
    enter = ["nsenter", "-t", str(mount_of), "-m"] if mount_of else []
    subprocess.run([*enter, "auditctl", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def first_process(namespace):
    """The process, as this namespace counts, that is number 1 of a PID namespace (given by its inode)."""
    inside = (pid for pid in os.listdir("/proc") if pid.isdigit() and pid_namespace(pid) == namespace)
    return next(int(pid) for pid in inside if re.search(r"^NSpid:.*\s1$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE))


def packets(sock):
    """Everything the socket holds; a flood that overran its buffer has lost records, as it would on any machine."""
    while True:
        try:
            yield sock.recv(16384)
        except BlockingIOError:
            return
        except OSError as error:
            print(f"audit: {error}", flush=True)


def subject(text):
    """(serial, process id or None) of a record's text; None where it is no record."""
    match = SERIAL.match(text)
    return match and (match["serial"], match["pid"] and int(match["pid"]))


class Collector:
    """The hosts of one testbed and the events under way."""

    def __init__(self, folder, world):
        self._folder, self._world = Path(folder), world
        self._lineage = Lineage()
        self._feeds, self._wants_rules = {}, {}
        self._events = {}
        self._announced = 0
        self._library = self._folder / "carry.so"
        subprocess.run(["gcc", "-shared", "-fPIC", "-o", self._library, Path(__file__).with_name("carry.c")], check=True)

    def meet_hosts(self):
        """Start the auditd of each host announced since the last time, and watch its files."""
        file = self._folder / "audit-hosts.jsonl"
        lines = file.read_text().splitlines()[self._announced:] if file.exists() else []
        for line in lines:
            self._announced += 1
            self._start(json.loads(line))

    def _start(self, host):
        pid = first_process(host["namespace"])
        Path(f"/proc/{pid}/root/run/carry.so").write_bytes(self._library.read_bytes())
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setsockopt(socket.SOL_SOCKET, SO_SNDBUFFORCE, 1 << 22)
        subprocess.Popen(["nsenter", "-t", str(pid), "-m", "-u", "-n", "-p", "-r", "-w", "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                          "LD_PRELOAD=/run/carry.so", f"AUDIT_FEED={theirs.fileno()}", "auditd", "-n"],
                         pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        theirs.close()
        self._feeds[host["namespace"]] = ours
        self._wants_rules[host["namespace"]] = bool(host["watches"])
        for path, key in host["watches"]:
            # The kernel drops a watch with the mount it is on, which ends with the testbed.
            auditctl("-w", path, "-p", "wa", "-k", key, mount_of=self._world)

    def fork(self, packet):
        """Note a process event."""
        pids = fork_of(packet)
        if pids:
            self._lineage.born(*pids)

    def record(self, packet):
        """Hand a record to its host: an event's first record names the process, the others share its serial."""
        size, kind, *rest = HEADER.unpack_from(packet)
        found = subject(packet[HEADER.size:])
        if not found:
            return
        serial, pid = found
        if pid and serial not in self._events:
            self._events[serial] = self._lineage.place(pid)
            if len(self._events) > 4096:
                del self._events[next(iter(self._events))]
        place = self._events.get(serial)
        feed = self._feeds.get(place)
        if feed and (self._wants_rules[place] or kind not in KERNEL_EVENTS):
            try:
                feed.send(HEADER.pack(size, kind, *rest) + packet[HEADER.size:])
            except OSError:
                self._feeds[place] = None  # the host has stopped


def main(folder, world):
    """Collect until the process `world` ends."""
    lock = open(LOCK, "w", encoding="ascii")
    fcntl.flock(lock, fcntl.LOCK_SH)
    auditctl("-b", "8192")
    auditctl("-e", "1")
    for rule in RULES:
        auditctl(*rule.split())
    try:
        records, forks = open_audit(), connect()
    except OSError as error:
        sys.exit(f"audit: this kernel gives no audit records or process events ({error}); {folder} plays on without audit logs")
    collector = Collector(folder, world)
    waiting = selectors.DefaultSelector()
    waiting.register(records, selectors.EVENT_READ)
    waiting.register(forks, selectors.EVENT_READ)
    looked = 0
    while os.path.exists(f"/proc/{world}"):
        waiting.select(timeout=.3)
        for record in packets(records):
            # Births first, so that a record finds its process.
            for fork in packets(forks):
                collector.fork(fork)
            collector.record(record)
        for fork in packets(forks):
            collector.fork(fork)
        if time.monotonic() > looked + .3:
            looked = time.monotonic()
            collector.meet_hosts()
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return  # another testbed is still playing
    auditctl("-D")
    auditctl("-e", "0")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
