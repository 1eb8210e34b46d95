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
DATASET = ROOT / "ml" / "dataset"
SAMPLE = DATASET / "sample.jsonl.gz"
"""A testbed on which no model is trained: thresholds are chosen on its honest lines, and its attacks are the lab's own
test of the bundle."""
PERMISSIVE = pathlib.Path(os.environ.get("INSYT_PERMISSIVE", ROOT.parent / "shared" / "data" / "logs-permissive"))
"""Real logs; optional. Without them the model is made from the lab alone, and the card says so."""

VALIDATION = PERMISSIVE.parent / "validation-ait-russellmitchell" / "lines.jsonl.gz"
"""One AIT-LDS V2.0 testbed (CC BY-NC-SA 4.0); optional. Judged once, when everything is chosen; never trained on."""

TUNNELS = "dns-tunnel-names"
CARRYING = 20
"""Letters of the longest label from which a tunnel's name carries data."""

PERMISSIVE_SETS = {
    "elastic-apache-access": {"licence": "Apache-2.0", "what": "access log of a real blog, 2015"},
    "opensearch-nginx-access": {"licence": "Apache-2.0", "what": "nginx access lines of a demonstration set"},
    "lnav-tests": {"licence": "BSD-2-Clause", "what": "log lines of many formats; a real web shop among them"},
    "go-libaudit": {"licence": "Apache-2.0", "what": "audit records"},
    TUNNELS: {
        "licence": "Apache-2.0",
        "what": "DNS names, half of them of iodine, dns2tcp and dnscapy, each put into a line as dnsmasq writes it",
    },
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


def lab() -> list[Line]:
    """Every testbed's lines but the sample's."""
    paths = sorted(path for path in DATASET.glob("*.jsonl.gz") if path != SAMPLE)
    if not paths:
        raise SystemExit(f"{DATASET.relative_to(ROOT)} holds no testbed: make them with `npm run lab`")
    return [line for path in paths for line in testbed(path)]


def testbed(path: pathlib.Path) -> list[Line]:
    return [
        Line(row["testbed"], row["file"], _single_line(row["line"]), ID[row["label"]]) for row in _rows(path)
    ]


def _tunnels(path: pathlib.Path) -> Iterator[Line]:
    """A line for each name, as one of the three that dnsmasq writes for a query. A tunnel's short names (a poll, an
    answer's number) read like any server's: they are left out."""
    written = ("query[A] {} from 192.0.2.7", "forwarded {} to 192.0.2.1", "reply {} is 192.0.2.9")
    for number, row in enumerate(_rows(path)):
        name = _single_line(row["qname"]).removesuffix(".")
        if row["tunnel"] and max(map(len, name.split("."))) < CARRYING:
            continue
        label = ID["attacker:dnsteal:dnsteal-received"] if row["tunnel"] else BENIGN
        yield Line(TUNNELS, TUNNELS, "Jan  5 10:00:00 dnsmasq[400]: " + written[number % 3].format(name), label)


def validation() -> list[tuple[Line, str]]:
    """The AIT lines and their labels, joined by colons, "" for benign; empty without the set."""
    if not VALIDATION.exists():
        return []
    return [(Line(row["format"], row["file"], _single_line(row["line"]), -1), ":".join(row["labels"]))
            for row in _rows(VALIDATION)]


def permissive() -> tuple[list[Line], dict[str, dict[str, list[int]]]]:
    """Lines of the permissive sets that are there, benign but for TUNNELS; and per set and probe criterion the
    (1-based) numbers of the lines that it took out."""
    lines: list[Line] = []
    excluded: dict[str, dict[str, list[int]]] = {}
    for name in PERMISSIVE_SETS:
        path = PERMISSIVE / f"{name}.jsonl.gz"
        if not path.exists():
            continue
        if name == TUNNELS:
            lines.extend(_tunnels(path))
            continue
        excluded[name] = collections.defaultdict(list)
        for number, row in enumerate(_rows(path), 1):
            text = _single_line(row["line"])
            criterion = is_probe(text)
            if criterion:
                excluded[name][criterion].append(number)
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
