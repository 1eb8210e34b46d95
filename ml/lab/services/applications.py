"""Web applications beside the company's own site: Debian's packages and an API of the lab's own, each under a path."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import words

ASSETS = Path(__file__).parent.parent / "assets"
REPOSITORIES = "/srv/git"
FILES = "/srv/files"
CGI = """  Alias {path}/ {folder}/
  <Directory {folder}>
    Options +FollowSymLinks +ExecCGI
    AddHandler cgi-script .cgi
    DirectoryIndex {script}
    Require all granted
  </Directory>"""
CGIT = """  Alias /cgit-css/ /usr/share/cgit/
  ScriptAlias {path}/ /usr/lib/cgit/cgit.cgi/
  <Directory /usr/share/cgit>
    Require all granted
  </Directory>
  <Directory /usr/lib/cgit>
    Options +ExecCGI
    Require all granted
  </Directory>"""
DAV = """  Alias {path} {files}
  <Directory {files}>
    Dav On
    Options Indexes
    Require all granted
  </Directory>"""
API = """  <Directory {root}{path}>
    FallbackResource {path}/index.php
  </Directory>"""


@dataclass(frozen=True)
class Application:
    """An application that runs: `name` (a key of INSTALL), the address and name of its site, the path it is under,
    what the web servers must be told of it, and what is in it (`found`)."""

    name: str
    server: str
    site: str
    path: str
    apache: str = ""
    nginx: str = ""
    found: dict = field(default_factory=dict)


def install(name, host, site, root, path, testbed, rng):
    """Install the application `name` on `host` under `path` of `site`, whose files are in `root`."""
    apache, nginx, found = INSTALL[name](host, site, root, path, testbed, rng)
    return Application(name, host.address, site, path, apache, nginx, found)


def _link(host, root, path, target):
    link = host.path(root + path)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)


def _phpmyadmin(host, site, root, path, testbed, rng):
    """phpMyAdmin on WordPress's database."""
    _link(host, root, path, "/usr/share/phpmyadmin")
    host.write("/etc/phpmyadmin/conf.d/lab.php", "<?php $cfg['SendErrorReports'] = 'never'; $cfg['VersionCheck'] = false;\n"
               "$cfg['Servers'][1]['auth_type'] = 'cookie'; $cfg['Servers'][1]['host'] = 'localhost';\n")
    host.run("mkdir -p /var/lib/phpmyadmin/tmp && chown -R www-data /var/lib/phpmyadmin")
    return "", "", {}


def _adminer(host, site, root, path, testbed, rng):
    """Adminer on WordPress's database: one file, whose addresses hold tables, filters and statements."""
    _link(host, root, path, "/usr/share/adminer/adminer.php")
    return "", "", {}


def _mediawiki(host, site, root, path, testbed, rng):
    """MediaWiki with SQLite and some pages."""
    _link(host, root, path, "/var/lib/mediawiki")
    host.path("/var/lib/mediawiki/LocalSettings.php").unlink(missing_ok=True)
    host.path("/etc/mediawiki/LocalSettings.php").unlink(missing_ok=True)
    host.run("mkdir -p /srv/mediawiki && cd /usr/share/mediawiki && php maintenance/install.php --dbtype sqlite --dbpath /srv/mediawiki "
             f"--server http://{site} --scriptpath {path} --confpath /var/lib/mediawiki --pass Archive-room-{testbed.seed} "
             f"'{testbed.company} Wiki' {testbed.people[0].login.capitalize().replace('.', '')}", timeout=180)
    settings = host.path("/var/lib/mediawiki/LocalSettings.php")
    settings.write_text(settings.read_text() + "\nwfLoadSkin('Vector'); $wgDefaultSkin = 'vector'; $wgMainCacheType = CACHE_ACCEL;\n"
                        "$wgJobRunRate = 0; $wgEnableUploads = true;\n")
    pages = sorted({words.title(rng).capitalize() for _ in range(15)})
    for page in pages:
        links = " ".join(f"[[{rng.choice(pages)}]]" for _ in range(4))
        text = f"== {page} ==\n{words.paragraph(rng, 4)}\n\n{links} [[{rng.choice(words.NOUNS).capitalize()}]]\n"
        host.run(["php", "/usr/share/mediawiki/maintenance/edit.php", "--conf", "/var/lib/mediawiki/LocalSettings.php", page], text_input=text)
    host.run("chown -R www-data /srv/mediawiki")
    return "", "", {"pages": pages + ["Main Page"]}


def _roundcube(host, site, root, path, testbed, rng):
    """Roundcube on the mail server that runs on the same host."""
    _link(host, root, path, "/var/lib/roundcube/public_html")
    host.write("/etc/roundcube/config.inc.php", "<?php $config = ['db_dsnw' => 'sqlite:////srv/roundcube/mail.db?mode=0640', 'imap_host' => 'localhost:143', 'smtp_host' => 'localhost:25',\n"
               f"'smtp_user' => '', 'smtp_pass' => '', 'des_key' => '{rng.randbytes(12).hex()}', 'product_name' => '{testbed.company}', 'skin' => 'elastic', 'refresh_interval' => 60,\n"
               "'enable_spellcheck' => false, 'plugins' => []];\n")
    host.run("mkdir -p /srv/roundcube && chown -R www-data /srv/roundcube /var/lib/roundcube/temp /var/lib/roundcube/logs")
    return "", "", {}


def _repositories(host, rng):
    """Some git repositories with a history, for gitweb and cgit. Returns {repository: [commits]}."""
    found = {}
    for _ in range(4):
        name = f"{rng.choice(words.NOUNS)}-{rng.choice(['tools', 'site', 'config', 'api', 'docs'])}".encode("ascii", "ignore").decode()
        work, bare = f"/tmp/{name}", f"{REPOSITORIES}/{name}.git"
        script = [f"rm -rf {work} && mkdir -p {work}/src {REPOSITORIES} && cd {work} && git init -q -b main && git config user.name Lab && git config user.email lab@lab"]
        for number in range(12):
            script.append(f"echo 'line {rng.getrandbits(40)}' >> src/{rng.choice(['main.c', 'index.php', 'query.sql', 'deploy.sh', 'README.md', 'passwd.py'])}")
            script.append(f"git add -A && git commit -q -m 'change {number}'")
        script.append(f"git tag v1.{rng.randrange(9)} && git clone -q --bare . {bare} && git log --format=%H")
        found[name + ".git"] = host.run("\n".join(script)).split()
    host.run(f"chown -R www-data {REPOSITORIES}")
    return found


def _gitweb(host, site, root, path, testbed, rng):
    found = _repositories(host, rng)
    host.write("/etc/gitweb.conf", f'$projectroot = "{REPOSITORIES}";\n$feature{{"search"}}{{"default"}} = [1];\n$feature{{"blame"}}{{"default"}} = [1];\n')
    return CGI.format(path=path, folder="/usr/share/gitweb", script="gitweb.cgi"), "", {"repositories": found}


def _cgit(host, site, root, path, testbed, rng):
    found = _repositories(host, rng)
    host.write("/etc/cgitrc", f"css=/cgit-css/cgit.css\nlogo=/cgit-css/cgit.png\nvirtual-root={path}/\nenable-commit-graph=1\nscan-path={REPOSITORIES}\n")
    return CGIT.format(path=path), "", {"repositories": found}


def _files(host, site, root, path, testbed, rng):
    """A WebDAV share with listed folders and the names that people give to files."""
    names = []
    for _ in range(40):
        noun, other = rng.choice(words.NOUNS), rng.choice(words.NOUNS)
        name = rng.choice([f"{noun} ({rng.randrange(1, 5)}).pdf", f"{noun} & {other}.xlsx", f"Kopie von {noun}.docx", f"{noun}_final_FINAL2.pptx", f"{noun}'s {other}.odt", f"{noun}–{other}.txt",
                           f"[{other}] {noun}.zip", f"{noun}{rng.randrange(2019, 2027)}.tar.gz", f"backup-{rng.randrange(2020, 2027)}-0{rng.randrange(1, 10)}.sql.gz", f"übersicht {noun}.csv", f"{noun}%20{other}.md",
                           f"config-{noun}.php.txt", f"{noun}.bak", f"access.log.{rng.randrange(9)}"])
        folder = rng.choice(["", f"{rng.choice(words.ADJECTIVES)}/", "Présentation/", "team docs/", ".well-kept/"])
        host.write(f"{FILES}/{folder}{name}", "x" * rng.randrange(100, 40000))
        names.append(folder + name)
    host.run(f"chown -R www-data {FILES}")
    return DAV.format(path=path, files=FILES), "", {"files": names}


def _api(host, site, root, path, testbed, rng):
    """An API of the lab's own: products, orders, tokens, an OAuth callback, search."""
    host.write(f"{root}{path}/index.php", (ASSETS / "api" / "index.php").read_text())
    names = [words.title(rng) for _ in range(80)]
    host.write(f"{root}{path}/items.json", json.dumps(names))
    nginx = f"  location {path}/ {{ try_files $uri {path}/index.php$is_args$args; }}"
    return API.format(root=root, path=path), nginx, {"items": names}


INSTALL = {"phpmyadmin": _phpmyadmin, "adminer": _adminer, "mediawiki": _mediawiki, "roundcube": _roundcube, "gitweb": _gitweb, "cgit": _cgit, "files": _files, "api": _api}
# WordPress's database is on the web host; the rest belongs to the intranet.
ON_WEB_HOST = {"phpmyadmin", "adminer", "api"}
