"""WordPress with MariaDB, seeded with a company's worth of posts, pages, comments and pictures."""

import json
import random
import time
from pathlib import Path

import words

SEED_SCRIPT = Path(__file__).parent.parent / "assets" / "wordpress_seed.php"
GALLERY_UPLOAD = Path(__file__).parent.parent / "assets" / "gallery-upload.php"
GUEST_FILES = Path(__file__).parent.parent / "assets" / "guest-files.php"

CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'wordpress'); define('DB_PASSWORD', 'lab');
define('DB_HOST', 'localhost'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_ACCESSIBLE_HOSTS', '{host}');
define('WP_HOME', 'http://{host}{base}'); define('WP_SITEURL', 'http://{host}{base}');
define('AUTOMATIC_UPDATER_DISABLED', true);
{keys}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
HTACCESS = """RewriteEngine On
RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]
RewriteBase {base}/
RewriteRule ^index\\.php$ - [L]
RewriteCond %{REQUEST_FILENAME} !-f
RewriteCond %{REQUEST_FILENAME} !-d
RewriteRule . {base}/index.php [L]
"""


def start_database(host):
    """Start MariaDB on the host and make an empty database for WordPress."""
    host.run("install -d -o mysql /run/mysqld && rm -rf /var/lib/mysql && install -d -o mysql /var/lib/mysql")
    host.run("mariadb-install-db --user=mysql --datadir=/var/lib/mysql --auth-root-authentication-method=socket "
             "--skip-test-db")
    host.serve("mariadbd --user=mysql --skip-networking --innodb-flush-log-at-trx-commit=0 "
               "--innodb-buffer-pool-size=64M --performance-schema=OFF")
    for _ in range(60):
        if "1" in host.attempt("mariadb -Ne 'select 1'"):
            break
        time.sleep(0.5)
    host.run(["mariadb", "-e", "CREATE DATABASE wordpress; CREATE USER wordpress@localhost IDENTIFIED BY 'lab'; "
              "GRANT ALL ON wordpress.* TO wordpress@localhost"])


def install(host, testbed):
    """Copy WordPress to its folder under the web root, configure it and fill it. Returns what was made (see wordpress_seed.php) and
    "gallery_upload", the path of a plug-in's careless upload script."""
    rng, root = random.Random(testbed.seed), testbed.web_root + testbed.wp_base
    host.run(f"mkdir -p $(dirname {root}) && cp -rL /usr/share/wordpress {root} && rm -f {root}/wp-config.php")
    if testbed.wp_base:
        _front_page(host, testbed, rng)
    names = ["AUTH_KEY", "SECURE_AUTH_KEY", "LOGGED_IN_KEY", "NONCE_KEY",
             "AUTH_SALT", "SECURE_AUTH_SALT", "LOGGED_IN_SALT", "NONCE_SALT"]
    keys = "\n".join(f"define('{name}', '{rng.getrandbits(200):x}');" for name in names)
    host.write(f"{root}/wp-config.php", CONFIG.replace("{host}", testbed.www).replace("{base}", testbed.wp_base).replace("{keys}", keys))
    if testbed.permalinks:
        host.write(f"{root}/.htaccess", HTACCESS.replace("{base}", testbed.wp_base))
    host.write(f"{root}/wp-content/mu-plugins/guest-files.php", GUEST_FILES.read_text())
    gallery = f"/wp-content/plugins/{words.ascii_only(rng.choice(words.NOUNS)).lower()}-{rng.choice(['gallery', 'slider', 'forms', 'portfolio'])}/{rng.choice(['upload.php', 'includes/upload.php', 'ajax-upload.php', 'php/index.php'])}"
    host.write(root + gallery, GALLERY_UPLOAD.read_text())
    host.run(f"mkdir -p {root}/wp-content/uploads && chown -R www-data:www-data {root}/wp-content {root}/.htaccess "
             "2>/dev/null || true")
    plan = {
        "company": testbed.company,
        "root": root,
        "host": testbed.www,
        "base": testbed.wp_base,
        "permalinks": testbed.permalinks,
        "theme": testbed.theme,
        "people": [{"login": p.login, "password": p.password, "full": p.full,
                    "role": "administrator" if i == 0 else "editor" if i == 1 else "author"}
                   for i, p in enumerate(testbed.people)],
        "categories": sorted({rng.choice(words.NOUNS) for _ in range(7)}),
        "tags": sorted({rng.choice(words.ADJECTIVES) for _ in range(18)}),
        "posts": [{"title": words.title(rng).capitalize(), "days": rng.randrange(1, 900),
                   "body": "\n\n".join(words.paragraph(rng, rng.randrange(2, 6)) for _ in range(4))}
                  for _ in range(20 if testbed.short else 70)],
        "pages": [words.title(rng).capitalize() for _ in range(8)] + ["About", "Contact", "Imprint", "Privacy policy"],
        "pictures": [f"{rng.choice(['IMG', 'DSC', 'photo', 'scan'])}_{rng.randrange(1000, 9999)}" if rng.random() < .4
                     else words.slug(words.title(rng)) for _ in range(10 if testbed.short else 30)],
        "comments": [{"author": rng.choice(words.FIRST), "body": words.paragraph(rng, 2)} for _ in range(40)],
    }
    host.write("/root/plan.json", json.dumps(plan))
    host.write("/root/seed.php", SEED_SCRIPT.read_text())
    made = host.run("php /root/seed.php")
    host.run(f"chown -R www-data:www-data {root}/wp-content")
    return json.loads(made[made.index("{\"urls\""):]) | {"gallery_upload": testbed.wp_base + gallery}


def _front_page(host, testbed, rng):
    """The static page above a WordPress that lives in a folder of its own."""
    links = "".join(f'<li><a href="{testbed.wp_base}/?s={words.slug(words.title(rng))}">{words.title(rng)}</a></li>' for _ in range(6))
    host.write(f"{testbed.web_root}/index.html", f"<!doctype html><title>{testbed.company}</title><a href=\"{testbed.wp_base}/\">{testbed.company}</a><ul>{links}</ul>")
