"""The testbed's only wire: a bridge inside a network namespace that has no other link.

There is no default route anywhere and no veth to the machine's own interfaces, so nothing can leave.
"""

import ctypes
import os

from net.shell import sh

BRIDGE = "br0"
CLONE_NEWNET = 0x40000000
_libc = ctypes.CDLL(None, use_errno=True)


def make_bridge():
    """Create the bridge in the current (world) network namespace."""
    sh("ip link set lo up")
    sh(f"ip link add {BRIDGE} type bridge && ip link set {BRIDGE} up")


def plug(name, addresses, prefixes, index):
    """Create network namespace `name`, plugged into the bridge, owning `addresses`.

    `prefixes` are made on-link routes: every party of the testbed reaches every other directly.
    `index` (unique, < 2**16) names the veth pair.
    """
    inside, outside = f"e{index}", f"p{index}"
    sh(f"ip netns add {name}")
    sh(f"ip link add {outside} type veth peer name {inside} netns {name}")
    sh(f"ip link set {outside} master {BRIDGE} up")
    run = f"ip -n {name}"
    sh(f"{run} link set lo up && {run} link set {inside} name eth0 && {run} link set eth0 up")
    sh(f"ip netns exec {name} sysctl -qw net.ipv6.conf.all.disable_ipv6=1", check=False)
    for address in addresses:
        sh(f"{run} addr add {address}/32 dev eth0")
    for prefix in prefixes:
        sh(f"{run} route add {prefix} dev eth0 src {addresses[0]}")


def enter_network(name):
    """Move the calling thread (only) into network namespace `name`."""
    fd = os.open(f"/run/netns/{name}", os.O_RDONLY)
    try:
        if _libc.setns(fd, CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), f"cannot enter {name}")
    finally:
        os.close(fd)
