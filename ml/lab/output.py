"""Writing the data set, the bundled sample and their card."""

import gzip
import json
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from collect import collect, labelled_files
from labels import DROP
from net.shell import sh
from testbeds import TESTBEDS

REPOSITORY = Path(__file__).resolve().parents[2]
DATASET = REPOSITORY / "ml/dataset"
SAMPLE = REPOSITORY / "static/sample"
# Files of the sample's hosts that tell nothing of its story.
LEFT_OUT = {"cron.log", "syslog"}
TOOLS = ["apache2", "nginx-light", "wordpress", "dokuwiki", "mariadb-server", "openssh-server", "sudo", "dnsmasq", "rsyslog", "cron", "chromium",
         "dirb", "gobuster", "ffuf", "nmap", "hydra", "sqlmap", "wapiti", "traceroute", "bind9-dnsutils", "curl", "wget"]


def _write_lines(path, records):
    """One JSON object a line, gzipped; the same records give the same bytes."""
    with gzip.GzipFile(path, "wb", mtime=0) as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def _versions():
    """Versions of the programs behind the lines."""
    shown = sh(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *TOOLS], check=False)
    return dict(line.split(" ", 1) for line in shown.splitlines())


def shape(line):
    """A line without what changes from one repetition to the next: digits and long tokens."""
    return re.sub(r"[0-9a-fA-F]{8,}|\d+", "0", line)


def _counts(records):
    """Counts per testbed, format and label, and how many lines differ by more than digits."""
    counts = defaultdict(lambda: defaultdict(Counter))
    texts, shapes, tools = defaultdict(set), defaultdict(set), Counter()
    for record in records:
        counts[record["testbed"]][record["format"]][record["label"]] += 1
        texts[record["label"]].add(record["line"])
        shapes[record["label"]].add(shape(record["line"]))
        tools[f"{record['tool']} {record['label']}".strip()] += 1
    return {
        "lines": len(records),
        "lines_by_testbed_format_label": counts,
        "distinct_lines_by_label": {label: len(found) for label, found in sorted(texts.items())},
        "distinct_shapes_by_label": {label: len(found) for label, found in sorted(shapes.items())},
        "lines_by_tool_and_label": dict(sorted(tools.items())),
    }


def _write_sample(name, folder):
    """The bundled sample: whole logs, as a person would drop them on the page, and beside them the labels.

    Returns the labelled records; their `number` is the line's (1-based) place in its file. Lines without a certain
    label are in the logs only.
    """
    SAMPLE.mkdir(parents=True, exist_ok=True)
    for old in SAMPLE.glob("*.log"):
        old.unlink()
    records = []
    for log, lines, verdicts in labelled_files(folder):
        host, base = log["file"].split("/")
        if base in LEFT_OUT or not any(lines):
            continue
        file = f"{host}-{base}"
        (SAMPLE / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
        for number, (line, verdict) in enumerate(zip(lines, verdicts), 1):
            if verdict is not DROP:
                label, step, tool = verdict
                records.append({"testbed": name, "file": file, "format": log["format"], "line": line, "label": label,
                                "step": step, "tool": tool, "number": number})
    # The page cannot list a folder: it reads the names here.
    names = sorted(path.name for path in SAMPLE.glob("*.log"))
    (SAMPLE / "index.json").write_text(json.dumps(names, indent=2) + "\n", encoding="utf-8")
    _write_lines(DATASET / "sample.jsonl.gz", records)
    return records


def write(work, names):
    """Label the logs of the testbeds `names` under `work` and write every output file."""
    DATASET.mkdir(parents=True, exist_ok=True)
    training, sample = [], []
    for name in names:
        if TESTBEDS[name].short:
            sample = _write_sample(name, work / name)
        else:
            training.extend(collect(name, work / name))
    if training:
        _write_lines(DATASET / "lines.jsonl.gz", training)
    card = {"made": time.strftime("%Y-%m-%d"), "command": "python3 ml/lab/run.py", "licence": "MIT", "python": sys.version.split()[0],
            "versions": _versions(), "training": _counts(training), "sample": _counts(sample)}
    (DATASET / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")
    for record_set, title in ((training, "training"), (sample, "sample")):
        print(title, len(record_set), Counter((r["format"], r["label"]) for r in record_set))
