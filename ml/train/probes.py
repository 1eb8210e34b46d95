"""Lines of real logs that are plainly attacks, so that they do not enter training as benign.

The criteria are few and explicit, and need both a failed request and a target that no visitor of
a site without that application asks for. What they miss stays in as label noise.
"""

import re

_REQUEST = re.compile(r'"(?P<method>[A-Z]+) (?P<target>\S+)[^"]*" (?P<status>\d{3}) ')
_FAILED = {"400", "403", "404", "405", "500"}
_CRITERIA: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("WordPress login or administration on a site without WordPress", re.compile(r"/wp-(admin|login)", re.I)),
    ("administration page of another application", re.compile(r"^/(administrator|admin\.php|phpmyadmin|pma)\b", re.I)),
    ("FCKeditor file manager", re.compile(r"/fckeditor/", re.I)),
    ("registration form of another application", re.compile(r"^/(user/register|node/add)\b", re.I)),
    ("directory traversal", re.compile(r"(\.\./|%2e%2e/){2}|/etc/passwd", re.I)),
    ("script or SQL in the target", re.compile(r"<script|%3cscript|union(\s|\+|%20)+(all(\s|\+|%20)+)?select", re.I)),
)


def is_probe(line: str) -> str | None:
    """The criterion that an access line meets, or None."""
    request = _REQUEST.search(line)
    if not request or request["status"] not in _FAILED:
        return None
    return next((name for name, pattern in _CRITERIA if pattern.search(request["target"])), None)
