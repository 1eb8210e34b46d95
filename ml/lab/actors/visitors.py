"""Visitors of the public site and the intranet: people with browsers, told apart by address and user agent."""

import base64
import json
import zlib
from urllib.parse import quote, quote_plus, urlencode

import agents
import payloads
import words
from actors.http import Session, target_of

SEARCH_ENGINES = ["https://www.google.com/", "https://www.bing.com/", "https://duckduckgo.com/", "https://www.ecosia.org/",
                  "https://www.facebook.com/", "https://t.co/", "android-app://com.google.android.gm/", "https://l.instagram.com/",
                  "https://www.google.com/search?q={q}", "https://search.yahoo.com/search?p={q}", "https://out.reddit.com/",
                  "https://yandex.ru/clck/jsredir?from=yandex.ru;search", "https://lens.google.com/", "https://news.ycombinator.com/item?id=4071"]
CAMPAIGN = ["?utm_source=facebook&utm_medium=cpc&utm_campaign={w}+{w}&utm_content={b}&fbclid=IwAR{b}{b}", "?gclid=EAIaIQobChMI{b}&gclsrc=aw.ds", "?wbraid=Cl{b}&gad_source=1",
            "?utm_source=google&utm_term=%2B{w}%20%2B{w}&hsa_acc={n}&hsa_kw={w}&hsa_mt=b", "?token={j}", "?auth={j}&next=%2F{w}%2F", "?redirect=https%3A%2F%2F{w}.example%2F{w}%3Fid%3D{n}", "?data={b}%3D%3D",
            "?email={w}%40mail.example&hash={h}", "?unsubscribe={b}", "?filter[{w}][]={n}&filter[{w}][]={n}", "?q={q}", "?color[]={w}&min_price={n}&max_price={n}", "?state={b}&code=4/0A{b}&scope=email%20profile",
            "?PHPSESSID={h}", "?id={n}&{w}={q}", "?%75tm_source={w}", "?yclid={n}{n}{n}", "?epik=dj0y{b}", "?_hsenc=p2ANqtz-{b}{b}&_hsmi={n}", "?trk_msg={b}&sslid={b}", "?s={q}&post_type=product",
            "?utm_source=newsletter&utm_medium=email&utm_campaign={w}-{n}", "?fbclid=IwAR{b}", "?gclid=Cj0KCQ{b}", "?ref={w}", "?s={w}",
            "?amp=1", "?lang=de", "?share=facebook&nb=1", "?replytocom={n}", "?preview=true", "?mc_cid={b}&mc_eid=%5BUNIQID%5D",
            # What a mail program or a template left unfilled, and addresses within addresses.
            "?email=%7B%7Bcontact.email%7D%7D", "?id={{{w}.id}}", "?uid=*|UNIQID|*&c=*|CAMPAIGN_UID|*", "?name=%24%7B{w}.name%7D", "?sid=[[{w}_id]]", "?ref=%%{w}%%", "?price=%24%7B{w}%7D", "?u=https%3A%2F%2F{w}.example%2F{w}", "?url=http://www.{w}.example/{w}.html",
            "?return=https://{w}.example/{w}/?a={n}&b={w}", "?next=http%3A%2F%2Fwww.{w}.example%2F", "?src=//cdn.{w}.example/{w}.js", "?page={w}&lang=en", "?file={w}.pdf&dir={w}", "?dl=https%3A%2F%2F{w}.example%2F&dt={q}", "?callback=jQuery{n}_{n}&_={n}", "?oauth_callback=http://{w}.example/cb",
            "?print=print", "?v={n}", "?page={n}", "?orderby=date&order=desc", "?_ga=2.{n}.{n}", "?msclkid={b}", "?noamp=mobile"]


def token(rng):
    """A JSON web token."""
    parts = [{"alg": "HS256", "typ": "JWT"}, {"sub": str(rng.randrange(10**6)), "name": rng.choice(words.FIRST), "exp": rng.randrange(10**9, 2 * 10**9)}]
    coded = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
    return ".".join([*coded, base64.urlsafe_b64encode(rng.randbytes(32)).decode().rstrip("=")])


def noise(rng, template):
    """Fill a template: {w} word, {n} number, {b} base64, {h} hex, {j} JSON web token, {q} search; each {w} is another word."""
    while "{w}" in template:
        template = template.replace("{w}", quote(rng.choice(words.NOUNS)), 1)
    if "{j}" in template:
        template = template.replace("{j}", token(rng))
    return (template.replace("{h}", rng.randbytes(16).hex()).replace("{n}", str(rng.randrange(1, 9999)))
            .replace("{b}", base64.urlsafe_b64encode(rng.randbytes(24)).decode().rstrip("=")).replace("{q}", quote_plus(words.search(rng))))


def _open(session, target, rng, referer, assets=True):
    """Load a page as a browser does: the page, then what it embeds. Returns its text."""
    status, text = session.request(target, referer=referer)
    if status == 200 and assets:
        found = [t for t in dict.fromkeys(session.links(target, text)) if any(e in t for e in (".css", ".js", ".png", ".jpg", ".gif", ".svg", ".ico"))]
        for asset in rng.sample(found, min(len(found), rng.randrange(0, 9))):
            session.request(asset, referer=f"http://{session._site}{target}")
    return text


def shared_address_visit(lab, rng):
    """Honest visitors who share an address with the intruder (NAT); they keep away while the intruder uses it."""
    with lab.shared_address:
        public_visit(lab, rng, lab.testbed.intruder.shared_address)


def public_visit(lab, rng, address=None):
    """Someone comes to the WordPress site, reads, searches, comments, or opens feeds and pictures."""
    site, bed, base = lab.site, lab.testbed, lab.testbed.wp_base
    session = Session(lab.web.address, bed.www, address or lab.crowd.any_address(rng), agents.browser(rng), referers=rng.random() < .85)
    referer = noise(rng, rng.choice(SEARCH_ENGINES)) if rng.random() < .6 else None
    target = target_of(rng.choice(site["urls"] + site["terms"] + [f"{base}/"] * 5))
    if rng.random() < .25:
        extra = noise(rng, rng.choice(CAMPAIGN))
        target += extra if "?" not in target else "&" + extra[1:]
    _open(session, target, rng, referer)
    for _ in range(rng.randrange(4)):
        here = f"http://{bed.www}{target}"
        choice = rng.random()
        if choice < .45:
            target = target_of(rng.choice(site["urls"] + site["terms"]))
            _open(session, target, rng, here, assets=rng.random() < .5)
        elif choice < .65:
            target = f"{base}/?s=" + quote_plus(rng.choice([words.search(rng), rng.choice(payloads.values("norm"))]))
            _open(session, target, rng, here, assets=False)
        elif choice < .72:
            session.request(target_of(rng.choice(site["media"])["url"]), referer=here)
        elif choice < .80:
            post = rng.choice(site["posts"])
            session.request(f"{base}/wp-comments-post.php", "POST", urlencode({
                "comment": words.paragraph(rng, 2), "author": rng.choice(words.FIRST), "email": f"{rng.choice(words.FIRST).lower()}@mail.example",
                "url": "", "submit": "Post Comment", "comment_post_ID": post, "comment_parent": 0}), referer=here)
        elif choice < .86:
            session.request(base + noise(rng, rng.choice(["/wp-json/wp/v2/posts?search={w}&per_page=10", "/wp-json/wp/v2/pages?_fields=id,title",
                "/wp-json/wp/v2/categories?per_page=100", "/wp-json/oembed/1.0/embed?url=" + quote(here, safe=""), "/wp-json/",
                "/wp-json/wp/v2/media?per_page=20&page={n}", "/wp-json/wp/v2/tags?post={n}", "/wp-json/wp/v2/comments?post={n}",
                "/?rest_route=/wp/v2/posts/{n}", "/wp-json/contact-form-7/v1/contact-forms/{n}/refill"])), referer=here)
        elif choice < .90:
            _guest_picture(session, rng, here, rng.choice([f"{base}/wp-admin/admin-ajax.php", site["gallery_upload"]]))
        elif choice < .94:
            session.request(base + noise(rng, rng.choice(["/wp-login.php", "/wp-admin/", "/wp-login.php?action=lostpassword",
                "/wp-login.php?redirect_to=http%3A%2F%2F" + bed.www + quote(base, safe="") + "%2Fwp-admin%2F&reauth=1", "/my-account/", "/cart/?add-to-cart={n}", "/shop/{w}/"])), referer=here)
        else:
            page = rng.randrange(2, 9)
            session.request(base + (f"/page/{page}/" if bed.permalinks else f"/?paged={page}"), referer=here)
    if rng.random() < .3:
        session.request(rng.choice(["/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png", "/apple-touch-icon-120x120.png",
            "/apple-touch-icon-152x152-precomposed.png", "/browserconfig.xml", "/site.webmanifest", "/manifest.json", "/favicon-32x32.png", "/sw.js",
            "/service-worker.js", "/.well-known/assetlinks.json", "/.well-known/apple-app-site-association", "/apple-app-site-association"]))


def direct_visit(lab, rng):
    """Someone types an address, follows a bookmark or a link in a mail, or hides where they come from: no referer tells it.

    What people ask for so are the first pages of a site's parts, which directory scanners try too.
    """
    bed, made = lab.testbed, lab.intranet
    public = rng.random() < .25
    server, site = (lab.web.address, bed.www) if public else (lab.intra.address, f"intranet.{bed.domain}")
    source = rng.choice([lab.crowd, lab.office])
    source.enter()
    session = Session(server, site, source.any_address(rng), agents.browser(rng) if rng.random() < .8 else rng.choice(agents.ROBOTS + agents.SCRIPTS))
    for _ in range(rng.randrange(1, 5)):
        if rng.random() < .6:
            target = rng.choice(made["sections"])
            target = target.rstrip("/") if rng.random() < .3 else target
        else:
            name = rng.choice(words.SECTIONS)
            target = f"/{name}" if "." in name else f"/{name}" + rng.choice(["", "", "/", ".html", ".php"])
        if rng.random() < .08:
            target += noise(rng, rng.choice(CAMPAIGN))
        status, text = session.request(target, "HEAD" if rng.random() < .03 else "GET")
        # A folder without its slash is answered with the way to it.
        if status == 301:
            folder, mark, query = target.partition("?")
            status, text = session.request(f"{folder}/{mark}{query}")
        if status == 200 and rng.random() < .3:
            _open(session, target, rng, f"http://{site}{target}")


def _guest_picture(session, rng, referer, target):
    """Attach a picture to a comment, through the plug-in a web shell also comes through."""
    boundary = f"----WebKitFormBoundary{rng.getrandbits(64):016x}"
    picture = b"\x89PNG\r\n\x1a\n" + zlib.compress(rng.randbytes(300))
    body = (f'--{boundary}\r\nContent-Disposition: form-data; name="action"\r\n\r\nguest_files\r\n--{boundary}\r\n'
            f'Content-Disposition: form-data; name="picture"; filename="{rng.choice(words.NOUNS)}.png"\r\n'
            "Content-Type: image/png\r\n\r\n").encode() + picture + f"\r\n--{boundary}--\r\n".encode()
    session.request(target, "POST", body, referer, {"Content-Type": f"multipart/form-data; boundary={boundary}"})


def staff_password(bed):
    """The "user:password" that the intranet asks for, or None."""
    return "staff:secret" if bed.intra_missing == "401" else None


def intranet_visit(lab, rng):
    """A colleague uses the intranet: pages, dead links, product search, wiki."""
    bed, made = lab.testbed, lab.intranet
    site = rng.choice([f"intranet.{bed.domain}", f"wiki.{bed.domain}"])
    session = Session(lab.intra.address, site, lab.office.any_address(rng), agents.browser(rng), password=staff_password(bed))
    target, referer = rng.choice(made["pages"]), None
    for _ in range(rng.randrange(1, 6)):
        text = _open(session, target, rng, referer, assets=rng.random() < .4)
        referer = f"http://{site}{target}"
        links = session.links(target, text)
        choice = rng.random()
        if choice < .4 and links:
            target = rng.choice(links)
        elif choice < .5:
            target = rng.choice(made["files"])
        elif choice < .68:
            target = _tool_use(rng)
        elif choice < .72:
            session.request("/tools/guestbook.php", "POST", urlencode({"name": rng.choice(words.FIRST), "message": words.paragraph(rng, 1)}), referer)
        elif choice < .75:
            body = b"--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s.txt\"\r\n\r\nminutes\r\n--xx--\r\n" % rng.choice(words.NOUNS).encode()
            session.request("/tools/upload.php", "POST", body, referer, {"Content-Type": "multipart/form-data; boundary=xx"})
        else:
            target = wiki_target(bed, made, rng)


JOBS = """letter letter letter letter-from letter-from thumbnail size rotate vector film paper words print read facts kind merge archive listing backup revision pull
space sum load processors index worker cron found terminal check drawing formula""".split()


def leave_to_program(lab, rng):
    """A colleague uses a page that starts a program on the server: PHP's mail() does, and what makes pictures and papers."""
    bed = lab.testbed
    site = f"intranet.{bed.domain}"
    session = Session(lab.intra.address, site, lab.office.any_address(rng), agents.browser(rng), password=staff_password(bed))
    session.request(f"/tools/office.php?job={rng.choice(JOBS)}&name={words.host_label(rng)}-{rng.randrange(99)}", referer=f"http://{site}/tools/office.php")


def _tool_use(rng):
    value = quote_plus(rng.choice(payloads.values("norm")), safe=rng.choice(["", "/:@,;'()!*"]))
    return rng.choice([f"/tools/products.php?id={rng.randrange(1, 61)}", f"/tools/products.php?q={value}", f"/tools/products.php?q=item+{rng.randrange(60)}",
                       f"/tools/guestbook.php?name={value}", f"/tools/guestbook.php?message={value}&name={rng.choice(words.FIRST)}",
                       f"/tools/view.php?page={rng.choice(words.NOUNS)}.txt", f"/tools/view.php?page={quote_plus(rng.choice(words.NOUNS) + '/' + value)}",
                       f"/tools/ping.php?host=pc{rng.randrange(10, 40)}", f"/tools/ping.php?host=127.0.0.{rng.randrange(1, 9)}",
                       f"/?q={value}", f"/search?q={value}&page={rng.randrange(9)}", f"/?{rng.choice(words.NOUNS)}={value}&sort=asc"])


def wiki_target(bed, made, rng):
    """A request somebody makes of DokuWiki."""
    page = rng.choice(made["wiki"])
    base = bed.wiki_path
    return base + rng.choice([
        f"/doku.php?id={page}", f"/doku.php?id={page}", f"/doku.php?id={page}&do=revisions", f"/doku.php?id={page}&do=backlink",
        f"/doku.php?id={page}&do=edit", f"/doku.php?id={page}&do=diff", f"/doku.php?do=search&id={quote_plus(words.search(rng))}&q={quote_plus(words.search(rng))}",
        f"/doku.php?id={page}&do=index", f"/doku.php?do=recent&id={page}", f"/doku.php?id={page}&do=export_xhtml", f"/doku.php?id={page}&do=login&sectok=",
        "/feed.php", f"/feed.php?mode=list&ns={page.split(':')[0]}", f"/lib/exe/indexer.php?id={page}&{rng.randrange(1700000000, 1800000000)}",
        f"/lib/exe/fetch.php?media={rng.choice(words.NOUNS)}:{rng.choice(words.NOUNS)}.png", f"/lib/exe/fetch.php?w=200&tok={rng.getrandbits(24):06x}&media=wiki:dokuwiki-128.png",
        f"/lib/exe/css.php?t=dokuwiki&tseed={rng.getrandbits(128):032x}", f"/lib/exe/js.php?t=dokuwiki&tseed={rng.getrandbits(128):032x}",
        f"/lib/exe/detail.php?id={page}&media={rng.choice(words.NOUNS)}.jpg", "/lib/exe/opensearch.php", f"/doku.php?id={rng.choice(words.NOUNS)}:{rng.choice(words.NOUNS)}",
        "/lib/tpl/dokuwiki/images/favicon.ico", "/lib/exe/manifest.php", f"/lib/exe/ajax.php?call=qsearch&q={rng.choice(words.NOUNS)}",
    ])


def api_client(lab, rng):
    """A script of the company or of a partner uses WordPress's REST interface with an application password."""
    bed = lab.testbed
    person = rng.choice(bed.people)
    token = base64.b64encode(f"{person.login}:{lab.site['users'][person.login]['application_password']}".encode()).decode()
    session = Session(lab.web.address, bed.www, lab.crowd.any_address(rng), rng.choice(agents.SCRIPTS))
    headers = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}
    prefix = bed.wp_base + ("/wp-json" if bed.permalinks else "/?rest_route=")
    mark = "?" if bed.permalinks else "&"
    post = rng.choice(lab.site["posts"])
    choice = rng.randrange(9)
    if choice == 0:
        session.request(f"{prefix}/wp/v2/posts", "POST", json.dumps({"title": words.title(rng), "content": words.paragraph(rng), "status": "publish"}).encode(), headers=headers)
    elif choice == 1:
        session.request(f"{prefix}/wp/v2/media", "POST", b"GIF89a" + rng.randbytes(200), headers=headers | {
            "Content-Type": "image/gif", "Content-Disposition": f"attachment; filename={rng.choice(words.NOUNS)}.gif"})
    elif choice == 2:
        session.request(f"{prefix}/wp/v2/posts/{post}", "PUT", json.dumps({"content": words.paragraph(rng)}).encode(), headers=headers)
    elif choice == 3:
        session.request(f"{prefix}/wp/v2/posts{mark}per_page={rng.randrange(1, 50)}&page={rng.randrange(1, 4)}&status=publish&context=edit", headers=headers)
    elif choice == 4:
        session.request(f"{prefix}/wp/v2/comments{mark}post={post}", headers=headers)
    elif choice == 5:
        session.request(f"{prefix}/wp/v2/users/me", headers=headers)
    elif choice == 6:
        # What a site's cloud service and the mobile application send.
        query = noise(rng, rng.choice(["?for=jetpack&token={b}%3A1%3A0&timestamp=17{n}{n}&nonce={b}&body-hash={b}%3D&signature={b}%3D", "", "?rsd"]))
        session.request(f"{bed.wp_base}/xmlrpc.php{query}", rng.choice(["POST", "POST", "GET"]), b"<methodCall><methodName>wp.getOptions</methodName></methodCall>", headers={
            "Content-Type": "text/xml", "User-Agent": rng.choice(["Jetpack by WordPress.com", "wp-android/24.1 (Android 14; en_US)", "wp-iphone/23.8", "WordPress.com; https://partner.example"])})
    elif choice == 7:
        session.request(prefix + noise(rng, rng.choice(["/jetpack/v4/sync/status", "/wp/v2/posts/{n}/revisions", "/wp-site-health/v1/tests/loopback-requests", "/wc/v3/products", "/wp/v2/search", "/wp/v2/users/{n}", "/oembed/1.0/proxy", "/wp/v2/block-renderer/core/archives"]))
                        + mark + noise(rng, rng.choice(["_locale=user&token={j}", "consumer_key=ck_{h}&consumer_secret=cs_{h}", "search={q}&_fields=id,title", "context=edit&_envelope=1", "url=https%3A%2F%2F{w}.example%2F{w}", "after=2026-01-0{n}T00%3A00%3A00&orderby=modified"])), headers=headers)
    else:
        session.request(f"{bed.wp_base}/xmlrpc.php", "POST", "<?xml version='1.0'?><methodCall><methodName>system.listMethods</methodName></methodCall>", headers={"Content-Type": "text/xml"})


def mistyped_login(lab, rng):
    """An author logs in with the mobile browser, often after a mistyped password."""
    bed = lab.testbed
    person = rng.choice(bed.people)
    session = Session(lab.web.address, bed.www, lab.crowd.any_address(rng), agents.browser(rng))
    home = f"http://{bed.www}{bed.wp_base}"
    page, form = f"{home}/wp-login.php", f"{bed.wp_base}/wp-login.php"
    session.request(form)
    for password in [person.password.swapcase()] * rng.randrange(0, 3) + [person.password]:
        session.request(form, "POST", urlencode({"log": person.login, "pwd": password, "wp-submit": "Log In",
                        "redirect_to": f"{home}/wp-admin/", "testcookie": 1}), page)
    session.request(f"{bed.wp_base}/wp-admin/", referer=page)
    if rng.random() < .4:
        session.request(bed.wp_base + rng.choice(["/wp-admin/profile.php", "/wp-admin/edit.php", "/wp-admin/upload.php", "/wp-admin/edit-comments.php"]), referer=f"{home}/wp-admin/")
