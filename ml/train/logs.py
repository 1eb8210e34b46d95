"""Lines as the log files they come from, for the product's programs to read."""

import collections
import pathlib
from typing import Callable, Sequence

from sources import Line


def write_logs(lines: Sequence[Line], folder: str, row: Callable[[int], str] | None = None) -> dict[str, list[int]]:
    """Writes one file per (testbed, file), its lines in order, because formats are told and neighbours known per file.

    `row` makes what is written of the line with an index; the text without it. Returns the indices of each path's lines.
    """
    members: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
    for index, line in enumerate(lines):
        members[line.testbed, line.file].append(index)
    paths = {}
    for number, ((_, name), own) in enumerate(members.items()):
        path = pathlib.Path(folder, f"{number}-{pathlib.PurePosixPath(name).name}")
        # Python's text mode would also translate line ends; the product must see what the log holds.
        path.write_bytes(b"".join((row(i) if row else lines[i].text).encode("utf-8", "replace") + b"\n" for i in own))
        paths[str(path)] = own
    return paths
