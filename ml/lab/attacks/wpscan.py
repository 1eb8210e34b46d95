"""What wpscan sends (the program itself is not in Debian): version finger prints, plug-ins, themes, backups, users."""

import random
import time

from actors.http import Session

LABELS = {"access": "attacker_http:foothold:wpscan", "error": "foothold:wpscan"}
OWN_AGENT = "WPScan v3.8.{n} (https://wpscan.com/wordpress-security-scanner)"
BACKUPS = ["wp-config.php", "wp-config.txt", "wp-config.bak", "wp-config.old", "wp-config.php.bak", "wp-config.php~", "wp-config.php.save", "wp-config.php.swp", "wp-config.php.orig", "%23wp-config.php%23",
           "wp-config.inc", "wp-config.cfg", "wp-config.save", "wp-config-backup.txt", "wp-config.php_bak", "wp-config.php.old", "wp-config.php.1", "wp-config.data", "wp-config.good", ".wp-config.php.swp", "wp-config-sample.php.bak"]
EXPORTS = ["{d}.sql", "backup.sql", "dump.sql", "db.sql", "mysql.sql", "{d}.sql.gz", "wordpress.sql", "data.sql", "backup/db.sql", "sql.sql", "site.sql.gz", "wp-content/uploads/dump.sql", "wp-content/mysql.sql", "localhost.sql"]
INTERESTING = ["", "robots.txt", "xmlrpc.php", "readme.html", "license.txt", "wp-cron.php", "wp-content/debug.log", "wp-content/backup-db/", "wp-content/uploads/", "searchreplacedb2.php", "emergency.php", "wp-content/mu-plugins/",
               "wp-signup.php", "wp-content/plugins/duplicator/", "wp-links-opml.php", "feed/", "comments/feed/", "wp-includes/rss-functions.php", "installer-log.txt", "wp-login.php", "wp-content/uploads/wp-backup-plus/", "wp-json/wp/v2/users/?per_page=100&page=1",
               "sitemap.xml", "author-sitemap.xml", "wp-login.php?action=register", "wp-content/", "wp-includes/", "wp-admin/", "wp-json/oembed/1.0/embed?url=http://{d}/&format=json", ".htaccess", "wp-content/object-cache.php"]
NSE = "/usr/share/nmap/nselib/data"


def _plugins(kind, rng, count):
    """Names of popular plug-ins or themes (nmap keeps a list)."""
    with open(f"{NSE}/wp-{kind}.lst", encoding="latin-1") as lines:
        found = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return found[:count // 2] + rng.sample(found[count // 2:], min(count - count // 2, len(found) - count // 2))


def run(lab):
    """Scan the WordPress site twice: under wpscan's own name and under a borrowed one."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 1300)
    lab.attacker.enter()
    for turn, agent in enumerate((OWN_AGENT.format(n=rng.randrange(20, 29)), rng.choice(bed.intruder.tool_agents))):
        session = Session(lab.web.address, bed.www, bed.intruder.address, agent)
        passive = [("GET", "/" + path.replace("{d}", bed.www)) for path in INTERESTING]
        aggressive = [(("HEAD", "GET")[turn], f"/wp-content/plugins/{name}/{end}") for name in _plugins("plugins", rng, 250) for end in (["readme.txt"] if rng.random() < .5 else [""] if rng.random() < .7 else ["readme.txt", "README.txt", "changelog.txt"])]
        aggressive += [("HEAD", f"/wp-content/themes/{name}/{rng.choice(['style.css', 'readme.txt', ''])}") for name in _plugins("themes", rng, 80)]
        backups = [("HEAD", "/" + name) for name in BACKUPS + [e.replace("{d}", bed.domain) for e in EXPORTS]]
        users = [(rng.choice(["GET", "HEAD"]), f"/?author={n}") for n in range(1, 12)]
        rng.shuffle(aggressive)
        for part, requests in (("passive", passive), ("plugins", aggressive), ("backups", backups), ("users", users)):
            # The first page is everybody's first page.
            with lab.journal.step(f"wpscan-{part}-{turn}", "script", [bed.intruder.address], LABELS, baseline=["/", "/robots.txt", "/wp-login.php", "/feed/", "/comments/feed/", "/wp-cron.php", "/sitemap.xml"]):
                for method, target in requests:
                    session.request(target, method, referer=f"http://{bed.www}/" if part == "plugins" else None)
                    time.sleep(rng.uniform(0, .02))
