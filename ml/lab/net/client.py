"""A client: a network namespace with one or many addresses, sharing the world's files."""

import random
import subprocess
from pathlib import Path

from net.bridge import enter_network, plug
from net.shell import attempt



class Client:
    """Somebody's computer (one address) or a crowd of computers (many addresses)."""

    def __init__(self, name, addresses, prefixes, resolver, index):
        self.name = name
        self.addresses = list(addresses)
        plug(name, addresses, prefixes, index)
        # `ip netns exec` binds this file over /etc/resolv.conf; /etc is the world's private overlay.
        folder = Path("/etc/netns", name)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "resolv.conf").write_text(f"nameserver {resolver}\n")

    @property
    def address(self):
        """The first, or only, address."""
        return self.addresses[0]

    def any_address(self, rng=random):
        """One of the addresses."""
        return rng.choice(self.addresses)

    def command(self, command):
        """The argument list that runs `command` (list or shell string) on this client's network."""
        inner = ["sh", "-c", command] if isinstance(command, str) else list(command)
        return ["ip", "netns", "exec", self.name, *inner]

    def attempt(self, command, timeout=60, text_input=None):
        """Run on this client's network, tolerating failure; return its output."""
        return attempt(self.command(command), timeout=timeout, text_input=text_input)

    def start(self, command, **options):
        """Start a program on this client's network."""
        return subprocess.Popen(self.command(command), stdin=subprocess.DEVNULL, start_new_session=True, **options)

    def enter(self):
        """Move the calling thread (only) onto this client's network."""
        enter_network(self.name)
