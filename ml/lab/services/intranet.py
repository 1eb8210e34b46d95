"""The intranet: a static site with dead links, DokuWiki, an upload form and a product search over SQLite."""

import random
from pathlib import Path

import words

ASSETS = Path(__file__).parent.parent / "assets"

WIKI_CONFIG = """<?php
$conf['title'] = '{company}';
$conf['useacl'] = 1;
$conf['superuser'] = '@admin';
$conf['disableactions'] = '';
$conf['savedir'] = '/var/lib/dokuwiki/data';
$conf['updatecheck'] = 0;
"""


def install(host, testbed):
    """Write the site. Returns {"pages", "dead", "files", "wiki", "sections"}: paths that exist, or once did."""
    rng, root = random.Random(testbed.seed + 1), testbed.intra_root
    made = {"sections": [], "pages": ["/"], "dead": [], "files": [], "wiki": []}
    host.run(f"rm -rf {root} && mkdir -p {root}/private")
    sections = rng.sample(words.NOUNS, 6)
    for section in sections:
        for _ in range(rng.randrange(8, 16)):
            made["pages"].append(f"/{section}/{words.slug(words.title(rng))}.html")
        made["pages"].append(f"/{section}/")
        made["files"].append(f"/{section}/img/{rng.choice(words.NOUNS)}-{rng.randrange(99)}.png")
        made["files"].append(f"/download/{words.slug(words.title(rng))}.{rng.choice(['pdf', 'zip', 'xlsx', 'docx'])}")
    made["files"] += ["/style.css", "/js/menu.js", "/js/jquery.min.js", "/img/logo.png"]
    for _ in range(150):
        made["dead"].append(_dead_path(rng, sections))
    for name in rng.sample(words.SECTIONS, len(words.SECTIONS) // 2):
        made["sections"].append(f"/{name}" if "." in name else rng.choice([f"/{name}/", f"/{name}/", f"/{name}.html"]))
    for path in made["pages"] + made["sections"]:
        links = rng.sample(made["pages"], 6) + rng.sample(made["dead"], 3) + rng.sample(made["files"], 2)
        _page(host, root, path + ("index.html" if path.endswith("/") else ""), links, made, rng)
    for path in made["files"]:
        host.write(root + path, "x" * rng.randrange(200, 30000))
    for name in ("products.php", "upload.php", "ping.php", "view.php", "guestbook.php", "office.php"):
        host.write(f"{root}/tools/{name}", (ASSETS / "tools" / name).read_text())
    host.write(f"{root}/private/index.html", "staff")
    host.run(f"php {root}/tools/products.php setup")
    host.run(f"mkdir -p {root}/tools/files && chown -R www-data {root}/tools")
    made["tools"] = ["/tools/products.php", "/tools/ping.php", "/tools/view.php", "/tools/guestbook.php"]
    _wiki(host, testbed, rng, made)
    return made


def _dead_path(rng, sections):
    """A path that a removed page, an old application or a careless editor left behind."""
    noun, other, section = rng.choice(words.NOUNS), rng.choice(words.NOUNS), rng.choice(sections)
    year = rng.randrange(2003, 2024)
    return rng.choice([
        f"/{section}/{words.slug(words.title(rng))}.html", f"/{noun}.htm", f"/{noun}/{other}.php?id={rng.randrange(999)}",
        f"/archive/{year}/{noun}.html", f"/images/{noun}_{rng.randrange(99)}.gif", f"/{year}/{rng.randrange(1, 13):02}/",
        f"/index.php/{noun}/{other}", f"/index.php?option=com_content&view=article&id={rng.randrange(300)}:{noun}",
        f"/node/{rng.randrange(900)}", f"/cms/{noun}.aspx", f"/~{rng.choice(words.FIRST).lower()}/{noun}.html",
        f"/forum/viewtopic.php?f={rng.randrange(20)}&t={rng.randrange(9999)}", f"/{noun}", f"/{noun}-{other}/",
        f"/files/{noun}{rng.randrange(30)}.pdf", f"/old/{noun}/", f"/shop/{noun}.html?ref={other}",
        f"/wp-content/uploads/{year}/{rng.randrange(1, 13):02}/{noun}-{rng.randrange(300, 1200)}x400.jpg",
        f"/cgi-bin/{noun}.pl", f"/en/{noun}/{other}.html", f"/de/{noun}", f"/admin/{noun}.html", f"/backup-{noun}/",
        f"/blog/{words.slug(words.title(rng))}/", f"/css/{noun}.css?v={rng.randrange(99)}", f"/js/{noun}.js",
        f"/test/{noun}.html", f"/login/{noun}", f"/api/v{rng.randrange(1, 4)}/{noun}s/{rng.randrange(5000)}",
    ])


def _page(host, root, path, links, made, rng):
    pictures = "".join(f'<img src="{p}" alt="">' for p in rng.sample(made["dead"], 1) + ["/img/logo.png"])
    anchors = "".join(f'<li><a href="{link}">{words.title(rng)}</a></li>' for link in links)
    host.write(root + path, f'<!doctype html><link rel="stylesheet" href="/style.css"><script src="/js/menu.js"></script>'
                            f"<title>{words.title(rng)}</title>{pictures}<p>{words.paragraph(rng)}</p><ul>{anchors}</ul>")


def _wiki(host, testbed, rng, made):
    """DokuWiki from Debian's package, with pages in namespaces and the staff as its users."""
    link = host.path(testbed.intra_root + testbed.wiki_path)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to("/usr/share/dokuwiki")
    # Debian's .htaccess would forbid rewriting rules that the lab does not use.
    host.path("/usr/share/dokuwiki/.htaccess").unlink(missing_ok=True)
    host.write("/etc/dokuwiki/local.php", WIKI_CONFIG.replace("{company}", testbed.company))
    for name in ("acl.auth.php", "users.auth.php"):
        host.path(f"/etc/dokuwiki/{name}").unlink(missing_ok=True)
    host.write("/etc/dokuwiki/acl.auth.php", "*  @ALL  1\n*  @user  8\n")
    users = ""
    for i, person in enumerate(testbed.people):
        digest = host.run(["php", "-r", f"echo password_hash('{person.password}', PASSWORD_BCRYPT, ['cost' => 4]);"])
        users += f"{person.login}:{digest}:{person.full}:{person.login}@{testbed.domain}:{'admin,user' if not i else 'user'}\n"
    host.write("/etc/dokuwiki/users.auth.php", users)
    for _ in range(20 if testbed.short else 60):
        space, name = rng.choice(["", "team:", "howto:", "project:", "minutes:"]), words.slug(words.title(rng)).replace("-", "_")
        made["wiki"].append(space + name)
    made["wiki"].append("start")
    for name in made["wiki"]:
        links = " ".join(f"[[{target}]]" for target in rng.sample(made["wiki"], 5)) + f" [[{rng.choice(words.NOUNS)}]]"
        host.write(f"/var/lib/dokuwiki/data/pages/{name.replace(':', '/')}.txt",
                   f"====== {name} ======\n\n{words.paragraph(rng, 5)}\n\n{links}\n")
    host.run("chown -R www-data /etc/dokuwiki /var/lib/dokuwiki && chmod -R u+rwX,a+rX /var/lib/dokuwiki /etc/dokuwiki")
