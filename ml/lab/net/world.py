"""Entering a world: the namespaces that hold a whole testbed."""

import subprocess
import sys
from pathlib import Path

WORLD = Path(__file__).parent.parent / "world.py"


def start_world(testbed, folder, log):
    """Start world.py for `testbed` in fresh network, mount and PID namespaces; its output goes to file `log`."""
    return subprocess.Popen(
        ["unshare", "--net", "--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child=KILL", "--mount-proc",
         sys.executable, str(WORLD), testbed, str(folder)],
        stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
    )
