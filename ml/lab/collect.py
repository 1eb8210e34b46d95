"""From a testbed's log files and journal to labelled records."""

import json
import time
from collections import Counter
from pathlib import Path

import host_labels
from labels import DROP, Labeller
from lines import Clock
from steps import read_steps

# A directory scan repeats itself: the first lines of each run tell all there is.
MOST_LINES_PER_STEP = 1200


def labelled_files(folder):
    """Yield, for each log file of the finished testbed in `folder`: (its entry in logs.json, lines, verdicts)."""
    folder = Path(folder)
    facts = json.loads((folder / "logs.json").read_text())
    journal = folder / "steps.jsonl"
    clock = Clock(facts["timezone"], time.gmtime((folder / "logs.json").stat().st_mtime).tm_year)
    labeller = Labeller(read_steps(journal), facts["attacker"], clock)
    for log in facts["logs"]:
        path = Path(log["path"])
        if not path.exists():
            continue
        lines = path.read_text(encoding="utf-8", errors="backslashreplace").removesuffix("\n").split("\n")
        if log["format"] in ("syslog", "rfc5424"):
            verdicts = host_labels.syslog(labeller, lines, log["host"])
        elif log["format"] == "dnsmasq":
            verdicts = labeller.dns(lines)
        elif log["format"] in host_labels.LABELLED_BY:
            verdicts = host_labels.LABELLED_BY[log["format"]](labeller, lines, log["host"])
        else:
            verdicts = labeller.web(lines, log["format"])
        yield log, lines, verdicts


def collect(testbed, folder):
    """Yield the records {"testbed","file","format","line","label","step","tool"} of a finished testbed."""
    for log, lines, verdicts in labelled_files(folder):
        kept = Counter()
        for line, verdict in zip(lines, verdicts):
            if verdict is DROP or not line.strip():
                continue
            label, step, tool = verdict
            kept[step] += 1
            if step and kept[step] > MOST_LINES_PER_STEP:
                continue
            yield {"testbed": testbed, "file": log["file"], "format": log["format"], "line": line,
                   "label": label, "step": step, "tool": tool}
