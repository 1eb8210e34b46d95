"""People and programs that use the web applications beside the company's own site."""

import base64
import json
import re
from urllib.parse import quote, quote_plus, urlencode

import agents
import payloads
import words
from actors.http import Session
from actors.visitors import noise, staff_password, token

HIDDEN = re.compile(r'name="(token|set_session)" value="([^"]+)"')
STATEMENTS = ["SELECT * FROM `wp_posts` WHERE `post_status` = 'publish' ORDER BY `ID` DESC", "SELECT COUNT(*) FROM wp_comments WHERE comment_approved='1'", "SHOW TABLE STATUS", "SELECT user_login, user_email FROM wp_users",
              "SELECT * FROM wp_options WHERE option_name LIKE '%{w}%'", "EXPLAIN SELECT * FROM wp_postmeta WHERE meta_key = '{w}'", "UPDATE wp_posts SET post_title='{w}' WHERE ID={n}", "SELECT 1 UNION SELECT 2",
              "DELETE FROM wp_postmeta WHERE post_id = {n}", "OPTIMIZE TABLE wp_options", "SELECT p.ID, m.meta_value FROM wp_posts p JOIN wp_postmeta m ON m.post_id=p.ID WHERE p.ID > {n}", "SELECT SLEEP(0)"]
SNIPPETS = ["<nowiki><script></nowiki>", "SELECT * FROM {w}", "if (a < b) { return; }", "ls -la /var/log", "../{w}/index.html", "Regex .*{w}$", "C:\\Program Files\\{w}", "<ref name=\"{w}\"/>", "{w} OR {w}",
            "insource:\"{w}\"", "-{w} \"{w} {w}\"", "intitle:{w}", "${HOME}/{w}", "{{{w}|{w}}}", "{w}; {w}", "sudo apt install {w}", "/etc/hosts", "printf('%s')", "'{w}'", "x=1&y=2"]


def _fill(rng, template):
    return template.replace("{w}", rng.choice(words.NOUNS)).replace("{n}", str(rng.randrange(1, 999)))


def _phpmyadmin(lab, app, session, rng):
    """Log in (sometimes wrongly), look at tables, send statements."""
    base = app.path
    _, page = session.request(f"{base}/index.php")
    hidden = dict(HIDDEN.findall(page))
    for password in ["Lab"] * (rng.random() < .2) + ["lab"]:
        session.request(f"{base}/index.php?route=/", "POST", urlencode({"pma_username": "wordpress", "pma_password": password, "server": 1, "target": "index.php", **hidden}))
    for _ in range(rng.randrange(3, 12)):
        table, statement = rng.choice(["wp_posts", "wp_options", "wp_users", "wp_comments", "wp_terms"]), _fill(rng, rng.choice(STATEMENTS))
        session.request(f"{base}/index.php?route=" + rng.choice([
            f"/sql&db=wordpress&table={table}&pos={rng.randrange(0, 200, 25)}", f"/table/structure&db=wordpress&table={table}", f"/database/structure&db=wordpress&ajax_request=true&_nocache={rng.randrange(10**15, 10**16)}",
            f"/sql&db=wordpress&table={table}&sql_query={quote_plus(statement)}&session_max_rows=25&is_browse_distinct=0&token={rng.randbytes(16).hex()}", f"/sql&server=1&db=wordpress&sql_query={quote(statement)}&show_query=1",
            f"/table/search&db=wordpress&table={table}", f"/database/export&db=wordpress", f"/table/change&db=wordpress&table={table}&where_clause={quote_plus(f'`{table}`.`ID` = {rng.randrange(99)}')}",
            f"/navigation&ajax_request=1&server=1&aPath=cm9vdA%3D%3D.{base64.b64encode(b'wordpress').decode()}&vPath=cm9vdA%3D%3D&pos=0&searchClause={rng.choice(words.NOUNS)}", "/server/status/processes", "/config/get&ajax_request=1",
            "/server/variables&filter=innodb", f"/table/tracking&db=wordpress&table={table}", "/themes", "/logout"]))
        if rng.random() < .4:
            session.request(base + rng.choice([f"/js/messages.php?l=en&v=5.2.1deb1", "/themes/pmahomme/css/theme.css?v=5.2.1deb1", "/js/dist/sql.js?v=5.2.1deb1", "/favicon.ico", "/js/vendor/jquery/jquery.min.js?v=5.2.1deb1", "/themes/pmahomme/img/logo_right.png", "/doc/html/index.html", "/url.php?url=https%3A%2F%2Fmariadb.com%2Fkb%2Fen%2Fselect%2F"]))
        if rng.random() < .3:
            session.request(f"{base}/index.php?route=/{rng.choice(['lint', 'sql', 'import', 'version-check'])}", "POST", urlencode({"sql_query": statement, "db": "wordpress", **hidden}))


def _adminer(lab, app, session, rng):
    """Adminer keeps tables, conditions and statements in its addresses."""
    session.request(app.path)
    session.request(app.path, "POST", urlencode({"auth[driver]": "server", "auth[server]": "localhost", "auth[username]": "wordpress", "auth[password]": "lab", "auth[db]": "wordpress"}))
    for _ in range(rng.randrange(3, 12)):
        table, noun = rng.choice(["wp_posts", "wp_options", "wp_users", "wp_comments"]), rng.choice(words.NOUNS)
        session.request(f"{app.path}?server=localhost&username=wordpress&db=wordpress" + rng.choice([
            "", f"&select={table}", f"&table={table}", f"&edit={table}&where%5BID%5D={rng.randrange(200)}", f"&sql={quote_plus(_fill(rng, rng.choice(STATEMENTS)))}",
            f"&select={table}&columns%5B0%5D%5Bfun%5D=count&where%5B0%5D%5Bcol%5D=&where%5B0%5D%5Bop%5D=LIKE+%25%25&where%5B0%5D%5Bval%5D={quote(noun)}&order%5B0%5D=ID&desc%5B0%5D=1&limit=50",
            f"&select={table}&where[0][col]=ID&where[0][op]=%3E%3D&where[0][val]={rng.randrange(99)}&text_length=100", f"&dump={table}", "&script=db", "&privileges=", "&processlist=", f"&indexes={table}", "&variables=", "&database=",
            f"&select={table}&page={rng.randrange(9)}", f"&create={table}"]))
        if rng.random() < .3:
            session.request(app.path + rng.choice(["?file=default.css&version=4.8.1", "?file=functions.js&version=4.8.1", "?file=favicon.ico&version=4.8.1", "?script=version", "?file=jush.js&version=4.8.1"]))


def _mediawiki(lab, app, session, rng):
    """Read, search and edit MediaWiki, also through its API as scripts and mobile applications do."""
    base = app.path
    for _ in range(rng.randrange(3, 12)):
        page, noun = quote(rng.choice(app.found["pages"]).replace(" ", "_")), quote(rng.choice(words.NOUNS))
        text = quote_plus(rng.choice([words.search(rng), _fill(rng, rng.choice(SNIPPETS)), rng.choice(payloads.values("norm"))]))
        status, _ = session.request(base + rng.choice([
            f"/index.php/{page}", f"/index.php?title={page}", f"/index.php?title={page}&action=history", f"/index.php?title={page}&action=edit&section={rng.randrange(3)}", f"/index.php?title={noun}&action=edit&redlink=1",
            f"/index.php?search={text}&title=Special%3ASearch&go=Go", f"/index.php?search={text}&fulltext=1&ns0=1", f"/index.php?title=Special:WhatLinksHere/{page}&limit=500", "/index.php/Special:RecentChanges?hidebots=1&days=7",
            f"/index.php?title={page}&diff={rng.randrange(30)}&oldid={rng.randrange(30)}", f"/index.php?title=Special:UserLogin&returnto={page}", "/index.php/Special:Version", f"/index.php?title={page}&printable=yes",
            f"/api.php?action=opensearch&format=json&formatversion=2&search={text}&namespace=0&limit=10", f"/api.php?action=query&prop=revisions&titles={page}&rvslots=*&rvprop=content&format=json",
            f"/api.php?action=parse&page={page}&format=json", f"/api.php?action=query&list=allpages&aplimit=50&apfrom={noun}&format=xml", "/api.php?action=query&meta=siteinfo|tokens&type=login&format=json",
            f"/rest.php/v1/page/{page}/bare", f"/rest.php/v1/search/page?q={text}&limit=10", f"/load.php?lang=en&modules={quote('ext.vector.icons|mediawiki.legacy.shared|skins.vector.styles')}&only=styles&skin=vector",
            f"/load.php?lang=en&modules=startup&only=scripts&raw=1&skin=vector", f"/index.php?title=Special:Log&type=delete&user={noun}", f"/images/thumb/a/a{rng.randrange(9)}/{noun}.png/220px-{noun}.png", "/opensearch_desc.php",
            f"/index.php/User:{rng.choice(words.FIRST)}", f"/index.php?title=File:{noun}.jpg", f"/index.php?title=Special:Export/{page}", "/index.php?title=Special:Random", f"/index.php?curid={rng.randrange(60)}&useskin=monobook",
            f"/index.php?title={page}&action=raw&ctype=text/javascript", f"/index.php?title=Talk:{page}&action=edit&section=new&preload={noun}"]), referer=f"http://{app.site}{base}/index.php/{page}")
        if status and rng.random() < .25:
            session.request(f"{base}/index.php?title={page}&action=submit", "POST", urlencode({"wpTextbox1": words.paragraph(rng), "wpSummary": words.search(rng), "wpEditToken": "+\\", "wpSave": "Save changes"}))


def _roundcube(lab, app, session, rng):
    """Read mail: a login (sometimes mistyped), folders, messages, searches, and the heartbeat of an open window."""
    base, person = app.path, rng.choice(lab.testbed.people)
    _, page = session.request(f"{base}/")
    found = re.search(r'name="_token" value="([^"]+)"', page)
    form = {"_token": found[1] if found else "", "_task": "login", "_action": "login", "_timezone": "Europe/Berlin", "_url": "", "_user": person.login}
    for password in [person.password.lower()] * (rng.random() < .25) + [person.password]:
        session.request(f"{base}/?_task=login", "POST", urlencode(form | {"_pass": password}), referer=f"http://{app.site}{base}/")
    _, page = session.request(f"{base}/?_task=mail")
    found = re.search(r'"request_token":"([^"]+)"', page)
    window = {"X-Roundcube-Request": found[1]} if found else {}
    for _ in range(rng.randrange(4, 14)):
        stamp, number, text = rng.randrange(10**12, 2 * 10**12), rng.randrange(1, 40), quote_plus(words.search(rng))
        session.request(f"{base}/" + rng.choice([
            "?_task=mail&_mbox=INBOX", f"?_task=mail&_action=list&_layout=widescreen&_mbox=INBOX&_page={number}&_remote=1&_unlock=loading{stamp}&_={stamp}", f"?_task=mail&_mbox=Sent&_uid={number}&_action=show", f"?_task=mail&_action=preview&_uid={number}&_mbox=INBOX&_framed=1",
            f"?_task=mail&_action=search&_interval=&_q={text}&_headers=subject%2Cfrom&_layout=list&_filter=ALL&_scope=base&_mbox=INBOX&_remote=1&_unlock=loading{stamp}&_={stamp}", "?_task=mail&_action=compose", f"?_task=mail&_action=compose&_to={person.login}%40{lab.testbed.domain}&_id={stamp}",
            f"?_task=mail&_mbox=INBOX&_uid={number}&_part=2&_action=get&_mimewarning=1&_embed=1", f"?_task=mail&_action=get&_mbox=INBOX&_uid={number}&_part=2&_download=1", "?_task=addressbook", f"?_task=addressbook&_action=search&_q={text}&_remote=1", "?_task=settings&_action=preferences",
            f"?_task=settings&_action=edit-prefs&_section=general&_framed=1", f"?_task=mail&_action=getunread&_remote=1&_unlock=0&_={stamp}", "?_task=settings&_action=folders", "?_task=logout&_token=" + rng.randbytes(16).hex(), "skins/elastic/styles/styles.min.css?s=1760000000",
            f"program/js/app.min.js?s={stamp // 1000}", "skins/elastic/images/favicon.ico", f"?_task=utils&_action=save-pref&_remote=1"]), referer=f"http://{app.site}{base}/?_task=mail&_mbox=INBOX", headers=window)
        for _ in range(rng.randrange(3)):
            session.request(f"{base}/?_task=mail&_action=refresh", "POST", urlencode({"_list": 1, "_quota": 1, "_remote": 1, "_unlock": f"loading{stamp}"}), headers=window)


def _git_web(lab, app, session, rng):
    """Browse gitweb or cgit, or fetch what scripts fetch; some links are gone."""
    for _ in range(rng.randrange(3, 14)):
        name = rng.choice(list(app.found["repositories"]))
        commit, other = (rng.choice(app.found["repositories"][name]) for _ in range(2))
        text, file = quote_plus(words.search(rng)), rng.choice(["src/main.c", "src/index.php", "src/query.sql", "src/deploy.sh", "src/passwd.py", ".gitignore", "src/old.php"])
        if app.name == "gitweb":
            target = rng.choice(["/", f"/?p={name};a=summary", f"/?p={name};a=commit;h={commit}", f"/?p={name};a=commitdiff;h={commit};hp={other}", f"/?p={name};a=blob;f={file};h={commit[:40]};hb=HEAD", f"/?p={name};a=tree;hb={commit}",
                                 f"/?p={name};a=log", f"/?p={name};a=shortlog;h=refs/heads/main;pg={rng.randrange(4)}", f"/?p={name};a=search;h=HEAD;st=grep;s={text}", f"/?p={name};a=blob_plain;f={file};hb=HEAD", f"/?p={name};a=snapshot;h={commit[:7]};sf=tgz",
                                 f"/?p={name};a=history;f={file};hb={commit}", f"/?p={name};a=rss", "/?a=opml", f"/gitweb.cgi?p={name};a=blame;f={file}", f"/?p={name};a=patch;h={commit}", "/static/gitweb.css", "/static/gitweb.js", "/static/git-logo.png", f"/?s={text}&btnS=Search"])
        else:
            target = rng.choice(["/", f"/{name}/", f"/{name}/log/", f"/{name}/tree/{file}", f"/{name}/commit/?id={commit}", f"/{name}/diff/?id={commit}&id2={other}", f"/{name}/plain/{file}?h=main", f"/{name}/blame/{file}", f"/{name}/log/?qt=grep&q={text}",
                                 f"/{name}/patch/?id={commit}", f"/{name}/snapshot/{name}-{commit[:9]}.tar.gz", f"/{name}/atom/?h=main", f"/{name}/refs/", f"/?q={text}", f"/{name}/stats/?period=m&ofs=10", f"/{name}/info/refs?service=git-upload-pack", f"/{name}/HEAD",
                                 f"/{name}/objects/info/packs", f"/{name}/about/", f"/{name}/log/{file}?follow=1&showmsg=1"])
        session.request(app.path + target)


def _files(lab, app, session, rng):
    """Folders over WebDAV: listings, downloads in parts, locks, saved documents."""
    lock = f"<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype><D:owner>{rng.choice(words.FIRST)}</D:owner></D:lockinfo>".encode()
    for _ in range(rng.randrange(3, 14)):
        name = quote(rng.choice(app.found["files"]), safe=rng.choice(["/", "/()'&", "/ !"]))
        folder = name.rpartition("/")[0]
        method, target, body, headers = rng.choice([
            ("GET", f"/{name}", None, {}), ("GET", f"/{name}", None, {"Range": f"bytes={rng.randrange(50)}-{rng.randrange(60, 999)}"}), ("HEAD", f"/{name}", None, {}), ("GET", f"/{folder}/", None, {}),
            ("GET", f"/{folder}/?C={rng.choice('NMSD')};O={rng.choice('AD')}", None, {}), ("PROPFIND", f"/{folder}/", None, {"Depth": "1"}), ("PROPFIND", f"/{name}", None, {"Depth": "0"}), ("OPTIONS", "/", None, {}),
            ("PUT", f"/{folder}/{quote(rng.choice(words.NOUNS))}.txt", words.paragraph(rng).encode(), {}), ("PUT", f"/{folder}/.~lock.{quote(rng.choice(words.NOUNS))}.odt%23", b",lab", {}), ("LOCK", f"/{name}", lock, {"Timeout": "Second-180"}),
            ("MKCOL", f"/{quote(words.title(rng))}", None, {}), ("DELETE", f"/{folder}/~%24{quote(rng.choice(words.NOUNS))}.docx", None, {}), ("PROPPATCH", f"/{name}", b"<D:propertyupdate xmlns:D='DAV:'/>", {}), ("GET", "/desktop.ini", None, {}),
            ("GET", f"/{folder}/.DS_Store", None, {}), ("PROPFIND", f"/{folder}/._{quote(rng.choice(words.NOUNS))}.pdf", None, {"Depth": "0"}), ("GET", f"/{folder}/Thumbs.db", None, {}), ("GET", f"/{quote(rng.choice(words.NOUNS))}.zip", None, {})])
        session.request(app.path + target.replace("//", "/"), method, body, headers=headers)


def _api(lab, app, session, rng):
    """A mobile application or a partner's program: tokens, pages of results, searches, orders, CORS."""
    headers = {"Authorization": f"Bearer {token(rng)}"} if rng.random() < .8 else {}
    for _ in range(rng.randrange(4, 20)):
        text = quote_plus(rng.choice([words.search(rng), rng.choice(payloads.values("norm"))]))
        target = noise(rng, rng.choice([
            "/products?limit=20&offset={n}", "/products/{n}", f"/search?q={text}", f"/search?q={text}&sort=-price&fields=id,name", "/orders/{n}?expand=items.product,customer", "/cart?session={h}", "/me?access_token={j}",
            "/oauth/callback?code={b}&state={h}", "/callback?error=access_denied&error_description=The+user+denied+your+request&state={b}", "/events?since=2026-11-{n}T08%3A00%3A00Z&cursor={b}", "/collect?v=1&tid=UA-{n}-1&cid={n}.{n}&t=pageview&dl=http%3A%2F%2F{w}%2F&z={n}",
            "/products?filter=%7B%22name%22%3A%22{w}%22%2C%22price%22%3A%7B%22%24lt%22%3A{n}%7D%7D", "/products?filter[name][like]=%25{w}%25&include={w},{w}", "/graphql?query=%7Bproduct(id%3A{n})%7Bname%20price%7D%7D&variables=%7B%7D", "/health", "/version?platform=ios&build={n}", "/openapi.json",
            "/products/{n}/reviews?page=1", "/users/{n}/avatar.png?s=64", "/ping?callback=jQuery{n}{n}_{n}&_={n}{n}", "/upload?uploadType=resumable&upload_id={b}{b}", "/events?data={b}{b}%3D%3D", "/products?ids={n},{n},{n}", "/token?grant_type=refresh_token&refresh_token={b}",
            "/search?q=%7B%22select%22%3A%5B%22name%22%5D%7D", "/{w}?{w}={n}&{w}={w}", "/products?updated_after=2026-0{n}&order=name%20desc", "/me/notifications?types[]={w}&types[]={w}", "/v{n}/{w}s/{n}", "/webhooks/{w}/{h}"]))
        method = rng.choice(["GET"] * 8 + ["POST", "OPTIONS", "HEAD", "PUT", "DELETE", "PATCH"])
        body = json.dumps({"name": words.title(rng), "count": rng.randrange(9)}).encode() if method in ("POST", "PUT", "PATCH") else None
        session.request(app.path + target, method, body, headers=headers | ({"Content-Type": "application/json"} if body else {}))


USES = {"phpmyadmin": _phpmyadmin, "adminer": _adminer, "mediawiki": _mediawiki, "roundcube": _roundcube, "gitweb": _git_web, "cgit": _git_web, "files": _files, "api": _api}
PROGRAMS = {"files": ["Microsoft-WebDAV-MiniRedir/10.0.19045", "gvfs/1.50.3", "davfs2/1.6.1 neon/0.32.2", "cadaver/0.24 neon/0.32.2", "WebDAVFS/3.0.0 (03008000) Darwin/23.1.0 (arm64)", "Cyberduck/8.7.1.40770 (Mac OS X/14.1) (aarch64)", "rclone/v1.65.0", "curl/8.4.0"],
            "api": [*agents.SCRIPTS, "Boutique/4.2.1 (iPhone; iOS 17.1; Scale/3.00)", "ShopApp/211 CFNetwork/1490.0.4 Darwin/23.2.0", "com.example.shop/8.14 (Android 14; SM-S911B)", "okhttp/4.9.3"]}


def use(lab, rng):
    """Somebody uses one of the applications: staff from the office, partners and mobile applications from outside."""
    app = rng.choice(list(lab.apps.values()))
    outside = app.name == "api" or rng.random() < .25
    client = lab.crowd if outside else lab.office
    client.enter()
    agent = rng.choice(PROGRAMS[app.name]) if app.name in PROGRAMS and rng.random() < .6 else rng.choice(agents.ROBOTS) if outside and app.name != "api" else agents.browser(rng)
    session = Session(app.server, app.site, client.any_address(rng), agent, password=staff_password(lab.testbed) if client is lab.office and app.server == lab.intra.address else None)
    USES[app.name](lab, app, session, rng)
