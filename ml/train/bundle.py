"""Writes the model bundle: each file whole or not at all, the manifest last, so that a reader never
meets a manifest that does not fit its files."""

import hashlib
import json
import os
import pathlib
from typing import Mapping


def write(folder: pathlib.Path, files: Mapping[str, bytes], manifest: dict) -> None:
    """`manifest` gains `files`: sha256 and size in bytes of each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        _replace(folder / name, content)
    listed = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)} for name, content in files.items()
    }
    _replace(folder / "manifest.json", as_json(manifest | {"files": listed}))


def as_json(value: dict) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _replace(path: pathlib.Path, content: bytes) -> None:
    temporary = path.with_name(path.name + ".partial")
    temporary.write_bytes(content)
    os.replace(temporary, path)
