"""Writing the data set, one file a testbed, the bundled sample and their card."""

import gzip
import json
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from collect import collect, labelled_files
from install import PACKAGES, PACKAGES_FOLDER
from labels import DROP
from net.shell import sh
from testbeds import TESTBEDS

REPOSITORY = Path(__file__).resolve().parents[2]
DATASET = REPOSITORY / "ml/dataset"
SAMPLE = REPOSITORY / "static/sample"
SAMPLE_LABELS = "sample.jsonl.gz"
# Files of the sample's hosts that tell nothing of its story.
LEFT_OUT = {"cron.log", "syslog"}
# A shape of line that came this often with one label teaches nothing more; the repository stays small.
MOST_PER_SHAPE = 300


def _write_lines(path, records):
    """One JSON object a line, gzipped; the same records give the same bytes."""
    with gzip.GzipFile(path, "wb", mtime=0) as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def _read_lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _versions(unpacked):
    """Versions of the packages behind the lines; `unpacked`: files of those that are not installed."""
    names = [line for line in PACKAGES.read_text().splitlines() if line and not line.startswith("#")]
    shown = sh(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *names], check=False)
    installed = dict(line.split(" ", 1) for line in shown.splitlines() if " " in line)
    return installed | dict(path.name.split("_")[:2] for path in unpacked)


def shape(line):
    """A line without what changes from one repetition to the next: digits, long tokens, Postfix's long queue names (in which
    it uses no vowels)."""
    return re.sub(r"[0-9a-fA-F]{8,}|\b[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{11,}(?=:)|\d+", "0", line)


def cap(records, most=MOST_PER_SHAPE):
    """The records without those beyond the first `most` of their format, label and shape, in the same order."""
    seen, kept = Counter(), []
    for record in records:
        key = record["format"], record["label"], shape(record["line"])
        seen[key] += 1
        if seen[key] <= most:
            kept.append(record)
    return kept


def _counts(records):
    """Counts per format, label and tool, and how many lines differ by more than digits."""
    counts, shapes, tools = defaultdict(Counter), defaultdict(set), Counter()
    for record in records:
        counts[record["format"]][record["label"]] += 1
        shapes[record["label"]].add(shape(record["line"]))
        tools[f"{record['tool']} {record['label']}".strip()] += 1
    return {
        "lines": len(records),
        "lines_by_format_and_label": counts,
        "distinct_shapes_by_label": {label: len(found) for label, found in sorted(shapes.items())},
        "lines_by_tool_and_label": dict(sorted(tools.items())),
    }


def _write_sample(name, folder):
    """The bundled sample: whole logs, as a person would drop them on the page, and beside them the labels.

    A record's `number` is the line's (1-based) place in its file. Lines without a certain label are in the logs only.
    """
    SAMPLE.mkdir(parents=True, exist_ok=True)
    for old in SAMPLE.iterdir():
        old.unlink()
    records = []
    for log, lines, verdicts in labelled_files(folder):
        host, base = log["file"].split("/")
        if base in LEFT_OUT or not any(lines):
            continue
        # Servers tell browsers the type of a file by its ending.
        file = f"{host}-{base}" if Path(base).suffix else f"{host}-{base}.log"
        (SAMPLE / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
        for number, (line, verdict) in enumerate(zip(lines, verdicts), 1):
            if verdict is not DROP:
                label, step, tool = verdict
                records.append({"testbed": name, "file": file, "format": log["format"], "line": line, "label": label,
                                "step": step, "tool": tool, "number": number})
    # The page cannot list a folder: it reads the names here.
    names = sorted(path.name for path in SAMPLE.iterdir())
    (SAMPLE / "index.json").write_text(json.dumps(names, indent=2) + "\n", encoding="utf-8")
    _write_lines(DATASET / SAMPLE_LABELS, records)


def _write_testbed(name, folder):
    """Label one testbed's logs into its file; returns how many lines of each label there were before the cap."""
    records = list(collect(name, folder))
    _write_lines(DATASET / f"{name}.jsonl.gz", cap(records))
    return dict(sorted(Counter(record["label"] for record in records).items()))


def write(work, names):
    """Label the logs of the testbeds `names` under `work` and write their files; other testbeds' files stay."""
    DATASET.mkdir(parents=True, exist_ok=True)
    origins = {}
    for name in names:
        origins[name] = {"made": time.strftime("%Y-%m-%d"), "timezone": TESTBEDS[name].timezone,
                         "python": sys.version.split()[0], "versions": _versions(sorted((work / PACKAGES_FOLDER).glob("*.deb")))}
        if TESTBEDS[name].short:
            _write_sample(name, work / name)
        else:
            origins[name]["lines_before_cap"] = _write_testbed(name, work / name)
    write_card(origins)


def write_card(origins):
    """Write card.json from all the files that are there.

    origins: {testbed: when, by which versions and from how many lines its file was made}; a testbed that it
    does not name keeps what the card said of it.
    """
    path = DATASET / "card.json"
    known = json.loads(path.read_text()).get("testbeds", {}) if path.exists() else {}
    known.update(origins)
    described, totals, shapes = {}, Counter(), defaultdict(set)
    for file in sorted(DATASET.glob("*.jsonl.gz")):
        name, records = file.name.removesuffix(".jsonl.gz"), _read_lines(file)
        described[name] = known.get(name, {}) | _counts(records)
        if file.name != SAMPLE_LABELS:
            totals.update(record["label"] for record in records)
            for record in records:
                shapes[record["label"]].add(shape(record["line"]))
        print(name, len(records))
    card = {"command": "python3 ml/lab/run.py", "licence": "MIT", "most_lines_per_shape_and_label": MOST_PER_SHAPE,
            "training": {"lines": totals.total(), "lines_by_label": dict(sorted(totals.items())),
                         "distinct_shapes_by_label": {label: len(found) for label, found in sorted(shapes.items())}},
            "testbeds": described}
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
