"""What the lab needs on the machine: Debian's packages, some of them only unpacked, and playwright for Python to drive Debian's Chromium."""

import os
import sys
from pathlib import Path

from net.shell import sh

PACKAGES = Path(__file__).parent / "packages.txt"
POLICY = Path("/usr/sbin/policy-rc.d")
PLAYWRIGHT = "playwright>=1.50"
# These would remove exim: they are unpacked into the files of the hosts that have them (services/postfix.py), from a
# folder in the work folder.
PACKAGES_FOLDER = "packages"
UNPACKED = ["postfix", "postfix-policyd-spf-python", "python3-spf-engine"]


def prepare(work, packages=True):
    """Install what is missing; return the Python that has playwright (a virtual environment under `work`)."""
    if packages:
        _install_packages()
    python = work / "venv/bin/python"
    if not python.exists():
        sh([sys.executable, "-m", "venv", str(work / "venv")])
        sh([str(python), "-m", "pip", "install", "-q", PLAYWRIGHT], timeout=600)
    return python


def fetch(work):
    """Fetch the packages that are not installed; return the folder under `work` that they lie in."""
    folder = work / PACKAGES_FOLDER
    folder.mkdir(exist_ok=True)
    if not list(folder.glob("*.deb")):
        sh(f"cd {folder} && apt-get -qq download {' '.join(UNPACKED)}", timeout=600)
    return folder


def _install_packages():
    """apt-get install, without starting any of the services on the machine itself."""
    names = [line for line in PACKAGES.read_text().split("\n") if line and not line.startswith("#")]
    made = not POLICY.exists()
    if made:
        POLICY.write_text("#!/bin/sh\nexit 101\n")
        POLICY.chmod(0o755)
    try:
        quiet = {"DEBIAN_FRONTEND": "noninteractive", "PATH": os.environ["PATH"]}
        environment = [f"{key}={value}" for key, value in quiet.items()]
        sh(["env", *environment, "apt-get", "-qq", "update"], timeout=600)
        sh(["env", *environment, "apt-get", "-qq", "install", "-y", "--no-install-recommends", *names], timeout=3600)
    finally:
        if made:
            POLICY.unlink()
