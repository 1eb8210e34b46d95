"""Canonical texts of log lines, from the project's one normaliser (TypeScript, through `npm run canonical`)."""

import collections
import json
import pathlib
import subprocess
import tempfile
from typing import NamedTuple, Sequence

from sources import ROOT, Line


class Canonical(NamedTuple):
    """`texts` and `formats` (the sniffed format of each) run parallel to the lines that were given."""

    normaliser: int
    placeholders: list[str]
    texts: list[str]
    formats: list[str]


def canonicalise(lines: Sequence[Line]) -> Canonical:
    """One file is written per (testbed, file), its lines in order, because the format is sniffed per file."""
    members: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
    for index, line in enumerate(lines):
        members[line.testbed, line.file].append(index)
    texts: list[str | None] = [None] * len(lines)
    formats = [""] * len(lines)
    with tempfile.TemporaryDirectory() as folder:
        indices: dict[str, list[int]] = {}
        for number, ((_, name), own) in enumerate(members.items()):
            path = pathlib.Path(folder, f"{number}-{pathlib.PurePosixPath(name).name}")
            # Python's text mode would also translate line ends; the normaliser must see what the log holds.
            path.write_bytes(b"".join(lines[i].text.encode("utf-8", "replace") + b"\n" for i in own))
            indices[str(path)] = own
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
