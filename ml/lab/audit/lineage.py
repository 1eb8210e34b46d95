"""Which host a process belongs to, told even after the process has ended: follows every fork on the machine.

Source of the messages: linux/cn_proc.h and linux/connector.h.
"""

import os
import socket
import struct

NETLINK_CONNECTOR, CN_IDX_PROC, CN_VAL_PROC, LISTEN = 11, 1, 1, 1
HEADERS = struct.calcsize("=IHHII") + struct.calcsize("=IIIIHH")
EVENT, FORK_PIDS, FORK = struct.Struct("=IIQ"), struct.Struct("=IIII"), 1
SO_RCVBUFFORCE = 33  # asm-generic/socket.h; Python does not name it
REMEMBERED = 200_000


def connect():
    """A socket that receives the process events of the whole machine; needs root in the first namespaces."""
    sock = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, NETLINK_CONNECTOR)
    sock.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 1 << 24)
    sock.bind((0, CN_IDX_PROC))
    body = struct.pack("=IIIIHHI", CN_IDX_PROC, CN_VAL_PROC, 0, 0, 4, 0, LISTEN)
    sock.send(struct.pack("=IHHII", 16 + len(body), 3, 0, 0, os.getpid()) + body)
    sock.setblocking(False)
    return sock


def fork_of(packet):
    """(parent, child) process ids of a fork event; None for other events and for new threads."""
    if len(packet) < HEADERS + EVENT.size + FORK_PIDS.size or EVENT.unpack_from(packet, HEADERS)[0] != FORK:
        return None
    _, parent, child_thread, child = FORK_PIDS.unpack_from(packet, HEADERS + EVENT.size)
    return (parent, child) if child == child_thread else None


def pid_namespace(pid):
    """The inode of the process's PID namespace, or None where it has ended or is not ours to look at."""
    try:
        return os.stat(f"/proc/{pid}/ns/pid").st_ino
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return None


class Lineage:
    """Remembers the PID namespace of every process since it was born."""

    def __init__(self, look=pid_namespace):
        self._look = look
        self._places = {}

    def born(self, parent, child):
        """Note a fork. A child that ended at once was where its parent is."""
        self._places.pop(child, None)
        self._places[child] = self._look(child) or self.place(parent)
        if len(self._places) > REMEMBERED:
            del self._places[next(iter(self._places))]

    def place(self, pid):
        """The inode of the PID namespace of `pid` (as the first namespace counts), or None."""
        if pid not in self._places:
            self._places[pid] = self._look(pid)
        return self._places[pid]
