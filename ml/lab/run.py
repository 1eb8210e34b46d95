"""Remake the labelled logs: `python3 ml/lab/run.py` as root on Debian 12.

Installs the packages of packages.txt, plays every testbed (or those named) in namespaces of its own, labels the lines,
and writes the testbeds' files of ml/dataset/ and static/sample/. Options: see --help.
"""

import argparse
import os
import shutil
import sys
import time
from pathlib import Path

import install
import output
from net.world import start_world
from testbeds import TESTBEDS


def play(names, work, jobs):
    """Play the testbeds, at most `jobs` at once; returns the names of those that failed."""
    waiting, running, failed = list(names), {}, []
    while waiting or running:
        while waiting and len(running) < jobs:
            name = waiting.pop(0)
            folder = work / name
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            running[name] = start_world(name, folder, open(folder / "world.log", "w", encoding="utf-8"))
            print(f"{time.strftime('%H:%M:%S')} {name}: started, log {folder / 'world.log'}", flush=True)
            time.sleep(10)  # two installations at once would only slow each other down
        for name, world in list(running.items()):
            if world.poll() is not None:
                del running[name]
                print(f"{time.strftime('%H:%M:%S')} {name}: ended with {world.returncode}", flush=True)
                if world.returncode:
                    failed.append(name)
        time.sleep(2)
    return failed


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("testbeds", nargs="*", default=list(TESTBEDS), help=f"which of {', '.join(TESTBEDS)} (default: all)")
    parser.add_argument("--no-install", action="store_true", help="the packages are there already")
    parser.add_argument("--collect-only", action="store_true", help="label the logs of the last run again")
    parser.add_argument("--jobs", type=int, default=2, help="testbeds at once (default 2)")
    parser.add_argument("--minutes", type=float, help="shortest length of each day instead of the testbed's own")
    parser.add_argument("--work", type=Path, default=Path(os.environ.get("TMPDIR", "/var/tmp")) / "insyt-lab", help="folder for running testbeds")
    options = parser.parse_args()
    if os.geteuid() != 0:
        sys.exit("The lab makes network namespaces and mounts: run it as root.")
    options.work.mkdir(parents=True, exist_ok=True)
    if options.minutes:
        os.environ["LAB_MINUTES"] = str(options.minutes)
    failed = []
    if not options.collect_only:
        os.environ["LAB_BROWSER_PYTHON"] = str(install.prepare(options.work, packages=not options.no_install))
        os.environ["LAB_PACKAGES"] = str(install.fetch(options.work))
        began = time.time()
        failed = play(options.testbeds, options.work, options.jobs)
        print(f"played in {(time.time() - began) / 60:.1f} minutes")
    whole = [name for name in options.testbeds if name not in failed and (options.work / name / "logs.json").exists()]
    output.write(options.work, whole)
    if failed:
        sys.exit(f"these testbeds failed and keep their former data: {', '.join(failed)}. See world.log of each; play them again by "
                 "name, or label what there is with --collect-only NAME.")


if __name__ == "__main__":
    main()
