"""Entering a world: the namespaces that hold a whole testbed."""

import subprocess
import sys
from pathlib import Path

WORLD = Path(__file__).parent.parent / "world.py"
COLLECTOR = WORLD.parent / "audit/collector.py"


def start_world(testbed, folder, log):
    """Start world.py for `testbed` in fresh network, mount and PID namespaces; its output goes to file `log`.

    Beside it, out here where the kernel's audit can be read, starts the collector of its hosts' audit records.
    """
    world = subprocess.Popen(
        ["unshare", "--net", "--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child=KILL", "--mount-proc",
         sys.executable, str(WORLD), testbed, str(folder)],
        stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
    )
    subprocess.Popen([sys.executable, str(COLLECTOR), str(folder), str(world.pid)], stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
    return world
