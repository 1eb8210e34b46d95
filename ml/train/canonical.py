"""Canonical texts of log lines, from the project's one normaliser (TypeScript, through `npm run canonical`)."""

import json
import pathlib
import subprocess
import tempfile
from typing import NamedTuple, Sequence

from logs import write_logs
from sources import ROOT, Line


class Canonical(NamedTuple):
    """`texts` and `formats` (the sniffed format of each) run parallel to the lines that were given."""

    normaliser: int
    placeholders: list[str]
    texts: list[str]
    formats: list[str]


def canonicalise(lines: Sequence[Line]) -> Canonical:
    texts: list[str | None] = [None] * len(lines)
    formats = [""] * len(lines)
    with tempfile.TemporaryDirectory() as folder:
        indices = write_logs(lines, folder)
        output = pathlib.Path(folder, "canonical.jsonl")
        with output.open("wb") as sink:
            subprocess.run(["npm", "run", "-s", "canonical", "--", *indices], cwd=ROOT, stdout=sink, check=True)
        with output.open(encoding="utf-8") as stream:
            header = json.loads(stream.readline())
            for row in map(json.loads, stream):
                place = indices[row["source"]][row["line"] - 1]
                texts[place], formats[place] = row["canonical"], row["format"]
    missing = sum(text is None for text in texts)
    if missing:
        raise RuntimeError(f"the normaliser left out {missing} of {len(lines)} lines")
    return Canonical(header["normaliser"], header["placeholders"], texts, formats)
