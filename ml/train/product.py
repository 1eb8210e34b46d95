"""What the product itself says of lines, neighbours taken into account, through its command line."""

import json
import subprocess
import tempfile
from typing import NamedTuple, Sequence

import numpy as np

from calibrate import decide, likeliest, suspicion
from logs import write_logs
from sources import ROOT, Line
from taxonomy import BENIGN, ID


class Said(NamedTuple):
    """Per line, [n]: its class; its class by the model alone; and whether it is unsure."""

    classes: np.ndarray
    alone: np.ndarray
    unsure: np.ndarray


def scan(lines: Sequence[Line]) -> Said:
    """What `npm run scan -- --all` prints of lines with the bundle that ships."""
    said = Said(np.full(len(lines), -1), np.full(len(lines), -1), np.zeros(len(lines), bool))
    with tempfile.TemporaryDirectory() as folder:
        paths = write_logs(lines, folder)
        for row in _run("scan", ["--all", *paths]):
            place = paths[row["source"]][row["line"] - 1]
            said.classes[place] = ID[row["class"]]
            said.alone[place] = BENIGN if row.get("byContext") else ID[row["class"]]
            said.unsure[place] = "unsure" in row
    if missing := int((said.classes < 0).sum()):
        raise RuntimeError(f"npm run scan left out {missing} of {len(lines)} lines")
    return said


def in_context(lines: Sequence[Line], chances: np.ndarray, unsure: float, detect: float) -> np.ndarray:
    """Class ids, [n], of lines with calibrated probabilities [n, CLASSES] at the thresholds, neighbours taken into
    account."""
    decided, threats, suspicious = decide(chances, detect), likeliest(chances), suspicion(chances)

    def verdict(i: int) -> str:
        benign, chance = decided[i] == BENIGN, float(suspicious[i])
        return json.dumps({
            "text": lines[i].text,
            "classId": int(decided[i]),
            "unsure": int(threats[i]) if benign and chance >= unsure else None,
            "confidence": 1 - chance if benign else chance,
            "chance": chance,
        })

    classes = decided.copy()
    with tempfile.TemporaryDirectory() as folder:
        paths = write_logs(lines, folder, verdict)
        for row in _run("context", paths):
            classes[paths[row["source"]][row["line"] - 1]] = row["classId"]
    return classes


def _run(program: str, arguments: Sequence[str]):
    command = ["npm", "run", "-s", program, "--", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as process:
        yield from map(json.loads, process.stdout)
    if process.returncode:
        raise RuntimeError(f"npm run {program} ended with {process.returncode}")
