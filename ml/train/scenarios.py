"""What the lab's scenarios amount to as incidents, by the product's own `npm run scan -- --incidents` with the bundle that
was just written. The scenarios are what the data set keeps of them: of a shape of line that repeats, the first lines."""

import collections
import gzip
import json
import os
import pathlib
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor

from sources import DATASET, ROOT

MOST_INCIDENTS = 50
"""What the design asks of one scenario."""


def scenarios() -> dict[str, dict]:
    """By testbed: its lines, incidents, steps of the attack, and the names of the steps that no incident holds.

    An incident holds a step when its actor stands in one of the step's lines and that line lies in its span.
    """
    zones = {name: facts["timezone"] for name, facts in json.loads((DATASET / "card.json").read_text())["testbeds"].items()}
    paths = {path.name.removesuffix(".jsonl.gz"): path for path in sorted(DATASET.glob("*.jsonl.gz"))}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(paths, pool.map(_scenario, paths.values(), [zones[name] for name in paths])))


def _scenario(path: pathlib.Path, zone: str) -> dict:
    files: dict[str, list[dict]] = collections.defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            files[row["file"]].append(row)
    incidents, rows_of = _incidents(files, zone)
    steps: dict[str, list[tuple[str, int, str]]] = collections.defaultdict(list)
    for source, rows in rows_of.items():
        for number, row in enumerate(rows, 1):
            if row["step"]:
                steps[row["step"]].append((source, number, row["line"]))
    missed = [step for step, lines in steps.items() if not any(_holds(incident, *line) for line in lines for incident in incidents)]
    return {
        "lines": sum(map(len, files.values())),
        "incidents": len(incidents),
        "steps": len(steps),
        "stepsInNoIncident": sorted(missed),
    }


def _incidents(files: dict[str, list[dict]], zone: str) -> tuple[list[dict], dict[str, list[dict]]]:
    """The incidents of one scenario's files, and the rows of each file by the name that incidents give it."""
    with tempfile.TemporaryDirectory() as folder:
        rows_of = {}
        for number, (file, rows) in enumerate(files.items()):
            path = pathlib.Path(folder, f"{number}-{pathlib.PurePosixPath(file).name}")
            text = "".join(row["line"].replace("\n", " ").replace("\r", " ") + "\n" for row in rows)
            path.write_bytes(text.encode("utf-8", "replace"))
            rows_of[str(path)] = rows
        # Lines that name no zone are read in that of the machine.
        done = subprocess.run(
            ["npm", "run", "-s", "scan", "--", "--incidents", *rows_of],
            cwd=ROOT, env=os.environ | {"TZ": zone}, stdout=subprocess.PIPE, check=True,
        )
    return [json.loads(line) for line in done.stdout.splitlines()], rows_of


def _holds(incident: dict, source: str, number: int, line: str) -> bool:
    within = any(
        part["source"] == source and part["firstLine"] <= number <= part["lastLine"] for part in incident["sources"]
    )
    return within and (incident["actor"] is None or incident["actor"] in line or _names(incident, source, number))


def _names(incident: dict, source: str, number: int) -> bool:
    """Whether the incident lists the very line."""
    listed = [*incident["others"], *(sample for ground in incident["evidence"] for sample in ground["samples"])]
    return any(one["source"] == source and one["line"] == number for one in listed)
