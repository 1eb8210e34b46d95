"""Honest programs on the web: crawlers that meet dead links, monitors, feed readers."""

import socket

import agents
import words
from actors.http import Session, target_of
from actors.visitors import noise

WELL_KNOWN = ["/robots.txt", "/sitemap.xml", "/wp-sitemap.xml", "/sitemap_index.xml", "/ads.txt", "/app-ads.txt", "/humans.txt", "/favicon.ico",
              "/.well-known/security.txt", "/.well-known/change-password", "/.well-known/dnt-policy.txt", "/.well-known/traffic-advice", "/crossdomain.xml",
              "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png", "/sitemap.xml.gz", "/sitemap1.xml", "/news-sitemap.xml", "/feed", "/rss.xml",
              "/atom.xml", "/index.rdf", "/.well-known/openid-configuration", "/.well-known/nodeinfo", "/.well-known/gpc.json", "/wp-sitemap-posts-post-1.xml",
              "/wp-sitemap-taxonomies-category-1.xml", "/llms.txt", "/opensearch.xml", "/labels.rdf", "/autodiscover/autodiscover.xml", "/mobile/", "/m/", "/amp/"]
STALE = ["/{w}-{w}/feed/", "/tag/{w}/", "/category/{w}/page/{n}/", "/author/{w}/", "/20{y}/{m}/", "/?p={n}", "/?cat={n}", "/?attachment_id={n}", "/{w}/{w}-{n}/",
         "/wp-content/uploads/20{y}/{m}/{w}-{n}x{n}.jpg", "/wp-content/uploads/{w}.pdf", "/wp-content/themes/{w}/style.css?ver={n}", "/wp-content/plugins/{w}-{w}/css/style.css?ver={n}",
         "/wp-content/plugins/contact-form-7/includes/js/index.js?ver=5.{n}", "/wp-content/plugins/{w}/js/{w}.min.js", "/wp-content/cache/autoptimize/css/autoptimize_{b}.css",
         "/wp-includes/js/jquery/jquery.js?ver=1.12.{n}", "/wp-includes/css/dist/block-library/style.min.css?ver=5.{n}", "/{w}.html", "/{w}/{w}.htm", "/{w}.php?id={n}", "/{w}/",
         "/{w}.asp", "/index.php?page={w}", "/index.php?id={n}&lang=en", "/product/{w}-{w}", "/products/{n}", "/item/{n}/{w}", "/shop/{w}?color={w}&size={n}", "/images/{w}.gif",
         "/img/{w}-{n}.jpg", "/download/{w}-{n}.zip", "/en/{w}/", "/de/{w}/{w}/", "/blog/20{y}/{m}/{w}-{w}.html", "/news/{n}/", "/event/{w}-20{y}/", "/jobs/{n}", "/comments/feed/",
         "/{w}/trackback/", "/{w}/embed/", "/%E2%82%AC{w}/", "/caf%C3%A9-{w}", "/static/js/main.{b}.js", "/assets/{b}.css", "/_next/static/chunks/{b}.js", "/login", "/register",
         "/search/{w}", "/trackback/{n}", "/print/{n}", "/calendar/?date=20{y}-{m}-11", "/forum/index.php?topic={n}.0", "/gallery/{w}/{n}", "/admin", "/user/{n}", "/cgi-bin/{w}.cgi",
         "/index.php?option=com_content&view=article&id={n}:{w}-{w}&catid={n}", "/index.php?option=com_{w}&view={w}&Itemid={n}", "/?q=node/{n}", "/node/{n}/edit", "/user/login?destination=node/{n}", "/index.php?route=product/product&product_id={n}", "/viewtopic.php?f={n}&t={n}", "/index.php/{w}/{w}.html",
         "/cgi-bin/search.cgi?q={w}&page={n}", "/cgi-bin/mailman/listinfo/{w}", "/cgi-bin/awstats.pl?config={w}.example", "/print.php?file={w}.html", "/index.php?page={w}&path={w}/{w}", "/goto.php?url=http://www.{w}.example/", "/out?to=https://{w}.example/{w}", "/share?u=http%3A%2F%2F{w}.example", "/embed.php?src=https://{w}.example/v/{n}",
         "/setup/{w}-guide/", "/config/{w}.html", "/{w}.jsp?page={n}", "/{w}.do?method={w}", "/servlet/{w}?id={n}", "/api/{w}/{n}", "/api/v2/{w}?filter={w}&sort=-{w}", "/rest/{w}/{n}.json", "/graphql?query=%7B{w}%7Bid%7D%7D", "/version", "/users/sign_in", "/explore/{w}", "/session/new"]


DEAD_LINKS = ["/{w}/{w}/{w}.html", "/{w}/{w}-{w}-{w}/", "/{w}_{w}.htm", "/20{y}/{m}/{w}-{w}-{w}.html", "/{w}/?p={n}", "/{w}/index.php?{w}={n}", "/files/{w}_{w}_{n}.pdf", "/{w}.php", "/{w}.aspx?id={n}", "/{w}.jsp;jsessionid={h}",
              "/archive/{w}/{n}/{w}", "/kb/{n}-{w}-{w}", "/images/{w}/{w}_{n}x{n}.png", "/docs/{w}/{w}.md", "/tag/{w}+{w}/", "/{w}/{w}.zip", "/portal/{w}.do?action={w}", "/{w},{n}.html", "/{w}/feed.xml", "/download.php?file={w}-{n}.pdf", "/go/{w}?to=https%3A%2F%2F{w}.example%2F",
              "/media/{h}/{w}.jpg", "/p/{b}", "/s/{b}/{w}", "/redirect?url=http://{w}.example/{w}", "/view.php?doc=../{w}/{w}.pdf", "/bin/view/Main/{w}", "/mailman/listinfo/{w}", "/pipermail/{w}/20{y}-May/00{n}.html", "/~{w}/cgi-bin/{w}.pl?{w}", "/svn/{w}/trunk/{w}.c", "/trac/ticket/{n}"]


def _dated(rng, template):
    return template.replace("{y}", f"{rng.randrange(5, 27):02}").replace("{m}", f"{rng.randrange(1, 13):02}")


def _stale(rng):
    return noise(rng, _dated(rng, rng.choice(STALE)))


def crawl(lab, rng):
    """A robot visits one of the sites: its well-known files, pages it knows, and many that are gone."""
    bed = lab.testbed
    public = rng.random() < .25
    server, site = (lab.web.address, bed.www) if public else (lab.intra.address, f"intranet.{bed.domain}")
    # People's link checkers and old bookmarks look the same to the server as robots with a browser's name.
    agent = rng.choice(agents.ROBOTS) if rng.random() < .7 else rng.choice([agents.browser(rng), rng.choice(agents.SCRIPTS)])
    source = lab.crowd if public or rng.random() < .5 else lab.office
    source.enter()
    session = Session(server, site, source.any_address(rng), agent, referers=rng.random() < .3)
    known = [target_of(u) for u in lab.site["urls"] + lab.site["terms"]] if public else lab.intranet["pages"] + lab.intranet["dead"] * 2
    for _ in range(rng.randrange(2, 26)):
        choice = rng.random()
        target = rng.choice(WELL_KNOWN) if choice < .22 else _stale(rng) if choice < (.62 if public else .5) else rng.choice(known)
        method = "HEAD" if rng.random() < .12 else "GET"
        session.request(target, method, referer=f"http://{site}/" if rng.random() < .3 else noise(rng, "https://{w}.example/{w}/{n}"))


def check_links(lab, rng):
    """A link checker or a search engine's robot works off a long list of old addresses of a site, quickly: nearly all are gone."""
    bed = lab.testbed
    # WordPress takes its time for each page that is gone; a static site is quick, and checked more.
    public = rng.random() < .15
    server, site = (lab.web.address, bed.www) if public else (lab.intra.address, f"{rng.choice(['intranet', 'wiki'])}.{bed.domain}")
    client = rng.choice([lab.crowd, lab.office])
    client.enter()
    session = Session(server, site, client.any_address(rng), rng.choice([rng.choice(agents.ROBOTS), agents.browser(rng), rng.choice(agents.SCRIPTS)]), referers=rng.random() < .6)
    # Sites have their own way of naming: a checker meets a few kinds of address many times.
    kinds = rng.sample(DEAD_LINKS, 5)
    for _ in range(rng.randrange(20, 120)):
        session.request(noise(rng, _dated(rng, rng.choice(kinds))), rng.choice(["GET", "HEAD", "HEAD"]) if rng.random() < .3 else "GET", referer=f"http://{site}/" if rng.random() < .7 else noise(rng, "https://{w}-{w}.example/{w}/{n}?q={q}"))


def monitor(lab, rng):
    """Health checks."""
    bed = lab.testbed
    server, site, paths = rng.choice([
        (lab.web.address, bed.www, [f"{bed.wp_base}/", f"{bed.wp_base}/wp-login.php", f"{bed.wp_base}/wp-json/", f"{bed.wp_base}/feed/", "/healthz", "/status", f"{bed.wp_base}/wp-cron.php?doing_wp_cron", "/server-status?auto", "/ping", "/?monitor=1", "/index.php"]),
        (lab.intra.address, f"intranet.{bed.domain}", ["/", "/status", "/style.css", f"{bed.wiki_path}/doku.php", "/health", "/healthz", "/server-status?auto", "/tools/ping.php?host=localhost",
                                                       "/tools/products.php?id=1", "/private/", "/-/healthy", "/metrics", "/api/health", "/up", "/actuator/health", "/actuator/info", "/version", "/_cluster/health", "/-/ready", "/api/v1/status", "/healthcheck.php", "/nginx_status", "/fpm-ping", "/index.html?check=db"])])
    source = rng.choice([lab.crowd, lab.office])
    source.enter()
    session = Session(server, site if rng.random() < .8 else server, source.any_address(rng), rng.choice(agents.MONITORS))
    session.request(rng.choice(paths), rng.choice(["GET", "GET", "GET", "HEAD", "OPTIONS"]))


def check_ssh(lab, rng):
    """A monitor or a load balancer sees whether a host's ssh answers, and goes."""
    source = rng.choice([lab.crowd, lab.office, lab.office])
    source.enter()
    server = rng.choice([lab.web.address, lab.intra.address, lab.gate_address])
    with socket.create_connection((server, 22), timeout=5, source_address=(source.any_address(rng), 0)) as connection:
        manner = rng.random()
        if manner < .3:
            return
        connection.recv(255)
        if manner < .6:
            connection.sendall(rng.choice([b"SSH-2.0-check_ssh_2.3.1\r\n", b"SSH-2.0-Zabbix\r\n", b"SSH-2.0-Go\r\n", b"SSH-2.0-OpenSSH_9.6\r\n", b"QUIT\r\n", b"\r\n"]))
            if manner < .5:
                connection.recv(255)


def read_feed(lab, rng):
    """A feed reader looks for news, with the strangest names."""
    feeds = [target_of(u) for u in lab.site["feeds"]] + [target_of(rng.choice(lab.site["urls"])) + ("feed/" if lab.testbed.permalinks else "&feed=rss2"), "/wp-sitemap.xml", "/favicon.ico"]
    session = Session(lab.web.address, lab.testbed.www, lab.crowd.any_address(rng), rng.choice(agents.READERS))
    session.request(rng.choice(feeds), "HEAD" if rng.random() < .1 else "GET",
                    headers={"If-Modified-Since": "Wed, 21 Oct 2026 07:28:00 GMT"} if rng.random() < .5 else None)


def command_line(lab, rng):
    """Somebody uses curl or wget by hand or in a job."""
    bed = lab.testbed
    page = rng.choice([rng.choice(lab.site["urls"]), f"http://intranet.{bed.domain}{rng.choice(lab.intranet['pages'] + lab.intranet['files'] + lab.intranet['dead'])}"])
    lab.office.attempt(rng.choice([["curl", "-s", "-o", "/dev/null", page], ["curl", "-sI", page], ["wget", "-q", "-O", "/dev/null", "--tries=1", page],
                                   ["wget", "-q", "--spider", "--tries=1", page], ["curl", "-s", "-A", rng.choice(agents.SCRIPTS), page],
                                   ["linkchecker", "--no-status", "-r", "1", "-t", "2", "--timeout", "5", page], ["curl", "-s", "-r", f"{rng.randrange(99)}-{rng.randrange(100, 999)}", page],
                                   ["wget", "-q", "-r", "-l", "1", "--tries=1", "-P", f"/tmp/mirror{rng.getrandbits(32)}", "-e", "robots=off", "-U", agents.browser(rng), "--quota=300k", page]]), timeout=30)
