"""The journal of attack steps: what was run, from where, when. Labels come from nowhere else."""

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

# Logs have whole seconds and services write late: this much silence surrounds every step.
GAP_SECONDS = 2.5


@dataclass
class Step:
    """One action of an attacker.

    name, tool: what was run. addresses: where its traffic came from. hosts: where it acted locally.
    labels: label per kind of evidence: access, error, sshd, su, su_session, sudo, sudo_session, dns, mail, vpn, metrics,
    exec (programs that audit saw a web shell start), service (what systemd and audit say of a unit).
    A kind without a label means "caused by the attack but not labelled for sure": such lines are dropped.
    baseline: request targets that the step sends although they are ordinary (dropped as well).
    names: the DNS names it asked for, where the step knows them itself; one that begins with a dot stands for all below it.
    So do the other things it knows: shell commands (exec), units as "x.service" (service), its end of a connection as
    "address:port" (vpn).
    """

    name: str
    tool: str
    addresses: list
    labels: dict
    hosts: list = field(default_factory=list)
    baseline: list = field(default_factory=list)
    names: list = field(default_factory=list)
    start: float = 0.0
    end: float = 0.0

    @property
    def suffixes(self):
        """The names that stand for all below them, for str.endswith."""
        return tuple(name for name in self.names if name.startswith("."))


class Journal:
    """Writes every finished step as one JSON line to `path` (a Path)."""

    def __init__(self, path):
        self._path = path
        self._lock = threading.Lock()

    @contextmanager
    def step(self, name, tool, addresses, labels, **more):
        """Time a step; yields it, so that the attack can add names or baselines while it runs."""
        step = Step(name, tool, list(addresses), dict(labels), **more)
        time.sleep(GAP_SECONDS)
        step.start = time.time()
        try:
            yield step
        finally:
            step.end = time.time()
            with self._lock, open(self._path, "a", encoding="utf-8") as out:
                out.write(json.dumps(asdict(step)) + "\n")
            time.sleep(GAP_SECONDS)


def read_steps(path):
    """The steps of a journal, in the order in which they ended; none where nothing was journalled."""
    if not path.exists():
        return []
    with open(path, encoding="utf-8") as lines:
        return [Step(**json.loads(line)) for line in lines]
