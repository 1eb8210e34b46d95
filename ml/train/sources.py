"""Where labelled lines come from: the lab's data set and real logs under permissive licences."""

import collections
import gzip
import json
import os
import pathlib
from typing import Iterator, NamedTuple

from probes import is_probe
from taxonomy import BENIGN, ID

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAB = ROOT / "ml" / "dataset" / "lines.jsonl.gz"
SAMPLE = ROOT / "ml" / "dataset" / "sample.jsonl.gz"
"""A testbed that no model is trained on: the threshold is chosen on it."""
PERMISSIVE = pathlib.Path(os.environ.get("INSYT_PERMISSIVE", ROOT.parent / "shared" / "data" / "logs-permissive"))
"""Real logs; optional. Without them the model is made from the lab alone, and the card says so."""

PERMISSIVE_SETS = {
    "elastic-apache-access": {"licence": "Apache-2.0", "what": "access log of a real blog, 2015"},
    "opensearch-nginx-access": {"licence": "Apache-2.0", "what": "nginx access lines of a demonstration set"},
    "lnav-tests": {"licence": "BSD-2-Clause", "what": "log lines of many formats; a real web shop among them"},
    "go-libaudit": {"licence": "Apache-2.0", "what": "audit records"},
}

OUTSIDE_SCENARIOS = (
    "apache-cve-2021-41773",
    "apache-http-probing",
    "apache2-http-sensitive-files",
    "apache_log4j2_cve-2021-44228",
    "grafana_cve-2021-43798",
    "http-cve-probing",
    "http-wordpress-scan",
    "http-wordpress_user-enum",
    "http-wordpress_wpconfig",
    "litespeed-http-sensitive-files",
    "nginx-bad-user-agent",
    "nginx-http-sensitive-files",
    "nginx-http-xss-probing",
    "spring4shell_cve-2022-22965",
    "thinkphp-cve-2018-20062",
    "vmware-cve-2022-22954",
)
"""Scenario tests of the CrowdSec hub (MIT) whose lines are attacks throughout. Never trained on: they
show what the model makes of attacks that nobody here ran."""


class Line(NamedTuple):
    """One labelled log line. `label` is a taxonomy id."""

    testbed: str
    file: str
    text: str
    label: int


def _rows(path: pathlib.Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as stream:
        yield from map(json.loads, stream)


def _single_line(text: str) -> str:
    """A record must stay one line of the file that the normaliser reads."""
    return text.replace("\r", " ").replace("\n", " ")


def lab(path: pathlib.Path = LAB) -> list[Line]:
    if not path.exists():
        raise SystemExit(f"{path.relative_to(ROOT)} is missing: make it with `npm run lab`")
    return [
        Line(row["testbed"], row["file"], _single_line(row["line"]), ID[row["label"]]) for row in _rows(path)
    ]


def permissive() -> tuple[list[Line], dict[str, collections.Counter]]:
    """Benign lines of the permissive sets that are there, and per set how many lines each probe criterion took out."""
    lines: list[Line] = []
    excluded: dict[str, collections.Counter] = {}
    for name in PERMISSIVE_SETS:
        path = PERMISSIVE / f"{name}.jsonl.gz"
        if not path.exists():
            continue
        excluded[name] = collections.Counter()
        for row in _rows(path):
            text = _single_line(row["line"])
            criterion = is_probe(text)
            if criterion:
                excluded[name][criterion] += 1
            else:
                lines.append(Line(name, row.get("file", name), text, BENIGN))
    return lines, excluded


def outside_attacks() -> list[Line]:
    """Attack lines made elsewhere, the scenario as `testbed`; empty without the permissive sets. The hub
    does not use the project's classes, so `label` is that of no class: -1."""
    path = PERMISSIVE / "crowdsec-hub.jsonl.gz"
    if not path.exists():
        return []
    return [
        Line(row["scenario"], row["file"], _single_line(row["line"]), -1)
        for row in _rows(path)
        if row["scenario"] in OUTSIDE_SCENARIOS
    ]
