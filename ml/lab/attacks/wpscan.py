"""What wpscan sends (the program itself is not in Debian), in its modes: finger prints, plug-ins, themes, backups, users.

The requests are those of its documentation and source: https://github.com/wpscanteam/wpscan (app/finders).
"""

import random

import agents
from actors.http import Session
from attacks.pace import together

LABELS = {"access": "attacker_http:foothold:wpscan", "error": "foothold:wpscan"}
OWN_AGENT = "WPScan v3.8.{n} (https://wpscan.com/wordpress-security-scanner)"
BACKUPS = ["wp-config.php", "wp-config.txt", "wp-config.bak", "wp-config.old", "wp-config.php.bak", "wp-config.php~", "wp-config.php.save", "wp-config.php.swp", "wp-config.php.orig", "%23wp-config.php%23",
           "wp-config.inc", "wp-config.cfg", "wp-config.save", "wp-config-backup.txt", "wp-config.php_bak", "wp-config.php.old", "wp-config.php.1", "wp-config.data", "wp-config.good", ".wp-config.php.swp", "wp-config-sample.php.bak",
           "wp-config.php.zip", "wp-config.html", "wp-config.php_old", "wp-config.php-bak", "wp-config.orig", "wp-config.backup", "wp-config.php.backup", "wp-config.php.2", "wp-config.dist", "wp-config.php.dist", "wp-config.php.txt"]
EXPORTS = ["{d}.sql", "backup.sql", "dump.sql", "db.sql", "mysql.sql", "{d}.sql.gz", "wordpress.sql", "data.sql", "backup/db.sql", "sql.sql", "site.sql.gz", "wp-content/uploads/dump.sql", "wp-content/mysql.sql", "localhost.sql",
           "{d}_db.sql", "{d}.zip", "database.sql", "dbdump.sql", "users.sql", "temp.sql", "translate.sql", "backup.zip", "public_html.zip", "{d}.tar.gz", "mysqldump.sql", "www.sql", "old.sql", "1.sql", "2026.sql"]
INTERESTING = ["", "robots.txt", "xmlrpc.php", "readme.html", "license.txt", "wp-cron.php", "wp-content/debug.log", "wp-content/backup-db/", "wp-content/uploads/", "searchreplacedb2.php", "emergency.php", "wp-content/mu-plugins/",
               "wp-signup.php", "wp-content/plugins/duplicator/", "wp-links-opml.php", "feed/", "comments/feed/", "feed/rdf/", "feed/atom/", "wp-includes/rss-functions.php", "installer-log.txt", "wp-login.php", "wp-content/uploads/wp-backup-plus/",
               "sitemap.xml", "author-sitemap.xml", "wp-login.php?action=register", "wp-content/", "wp-includes/", "wp-admin/", "wp-json/oembed/1.0/embed?url=http://{d}/&format=json", ".htaccess", "wp-content/object-cache.php", "wp-content/advanced-cache.php",
               "{h}.html", "wp-content/uploads/dump.sql", "wp-admin/install.php", "wp-admin/upgrade.php", "wp-admin/css/login.min.css", "wp-includes/js/jquery/jquery.js", "wp-includes/wlwmanifest.xml", "wp-content/plugins/", "wp-content/themes/", "timthumb.php"]
USERS = ["?author={n}", "?author={n}", "wp-json/wp/v2/users/?per_page=100&page={n}", "?rest_route=/wp/v2/users/&page={n}", "author-sitemap{n}.xml", "wp-json/wp/v2/users/{n}", "?rest_route=/wp/v2/users/{n}", "wp-json/wp/v2/users/?search={n}"]
ENDS = ["", "readme.txt", "README.txt", "changelog.txt", "Readme.md", "style.css", "error_log", "CHANGELOG.md"]
THUMBS = ["timthumb.php", "thumb.php", "scripts/timthumb.php", "includes/timthumb.php", "lib/thumb.php", "functions/timthumb.php"]
NSE = "/usr/share/nmap/nselib/data"


def _names(kind, rng, count):
    """Names of popular plug-ins or themes (nmap keeps a list)."""
    with open(f"{NSE}/wp-{kind}.lst", encoding="latin-1") as lines:
        found = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return found[:count // 3] + rng.sample(found[count // 3:], count - count // 3)


def _parts(lab, rng, size):
    """{part: [(method, target under WordPress)]} of one scan of about `size` plug-ins."""
    bed = lab.testbed
    # wpscan asks for one kind of file per scan: the folder (default) or the read-me file, with HEAD or GET as its mode says.
    method, ends = rng.choice(["HEAD", "GET", "GET"]), rng.choice([[""], [""], ["readme.txt"], ["readme.txt"], ["", "readme.txt"], ENDS])
    plugins = [(method, f"wp-content/plugins/{name}/{end}") for name in _names("plugins", rng, size) for end in (ends if ends is not ENDS else rng.sample(ENDS, 2))]
    themes = [(method, f"wp-content/themes/{name}/{rng.choice(['style.css', 'readme.txt', '', ''])}") for name in _names("themes", rng, size // 3)]
    themes += [("GET", f"wp-content/themes/{name}/{rng.choice(THUMBS)}") for name in _names("themes", rng, size // 8)]
    rng.shuffle(plugins)
    exports = [name.replace("{d}", rng.choice([bed.domain, bed.www, bed.domain.split(".")[0]])) for name in EXPORTS]
    return {"passive": [("GET", path.replace("{d}", bed.www).replace("{h}", rng.randbytes(4).hex()[:7])) for path in INTERESTING], "plugins": plugins, "themes": themes,
            "backups": [(rng.choice(["HEAD", "GET"]), name) for name in BACKUPS + exports], "users": [(rng.choice(["GET", "HEAD"]), rng.choice(USERS).replace("{n}", str(n))) for n in range(1, 25)],
            "media": [(method, f"?attachment_id={n}") for n in range(1, 40)]}


def _password_attack(lab, session, rng):
    """wpscan's password attack over XML-RPC, one call per request or many."""
    for _ in range(25):
        call = f"<methodCall><methodName>{rng.choice(['wp.getUsersBlogs', 'system.multicall'])}</methodName><params><param><value>admin</value></param><param><value>{rng.getrandbits(30)}</value></param></params></methodCall>"
        session.request(f"{lab.testbed.wp_base}/xmlrpc.php", "POST", call.encode(), headers={"Content-Type": "text/xml"})


def run(lab, client):
    """Scan the WordPress site from `client` three times: under wpscan's own name and under borrowed ones."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 1300)
    client.enter()
    # The last turn as with --random-user-agent: some browser's name.
    for turn, agent in enumerate((OWN_AGENT.format(n=rng.randrange(20, 29)), rng.choice(bed.intruder.tool_agents), agents.browser(rng))):
        session = Session(lab.web.address, bed.www, client.address, agent)
        parts = _parts(lab, rng, 320 if turn < 2 else 120)
        wanted = list(parts) if turn == 0 else ["users", *rng.sample([part for part in parts if part != "users"], 3)]
        for part in wanted:
            # The first page is everybody's first page.
            ordinary = [f"{bed.wp_base}/{path}" for path in ("", "robots.txt", "wp-login.php", "feed/", "comments/feed/", "wp-cron.php", "sitemap.xml", "xmlrpc.php")]
            with lab.journal.step(f"wpscan-{part}-{turn}", "script", [client.address], LABELS, baseline=ordinary):
                referer = f"http://{bed.www}{bed.wp_base}/" if part in ("plugins", "themes") and turn == 0 else None
                together(client, 30 if part == "plugins" else 15, parts[part], lambda request: session.request(f"{bed.wp_base}/{request[1]}", request[0], referer=referer))
    with lab.journal.step("wpscan-passwords", "script", [client.address], {"access": "login_bruteforce"}):
        _password_attack(lab, Session(lab.web.address, bed.www, client.address, OWN_AGENT.format(n=25)), rng)
