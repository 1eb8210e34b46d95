"""A person's day in headless Chromium. usage: browser_day.py PLAN.json (written by browsers.py). Runs until killed."""

import json
import random
import struct
import sys
import time
import traceback
import zlib
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))
import words

FLAGS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--disable-gpu", "--disable-dev-shm-usage"]
ADMIN_PAGES = ["", "edit.php", "edit.php?post_type=page", "upload.php", "edit-comments.php", "themes.php", "plugins.php", "users.php", "profile.php", "tools.php", "options-general.php",
               "options-writing.php", "options-reading.php", "options-discussion.php", "options-media.php", "options-permalink.php", "edit-tags.php?taxonomy=category",
               "edit-tags.php?taxonomy=post_tag", "upload.php?mode=list", "upload.php?mode=grid", "site-health.php", "export.php", "import.php", "media-new.php", "user-new.php", "widgets.php", "nav-menus.php",
               "update-core.php", "site-health.php?tab=debug", "plugin-install.php", "theme-install.php", "edit.php?post_status=draft&post_type=post", "edit.php?s={w}&post_status=all&paged=1",
               "edit-comments.php?comment_status=spam", "users.php?role=editor", "erase-personal-data.php", "options-privacy.php", "site-editor.php", "theme-editor.php", "plugin-editor.php"]


def picture(path, rng):
    """Write a small PNG."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + rng.randbytes(90) for _ in range(30))
    Path(path).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 30, 30, 8, 2, 0, 0, 0))
                           + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Person:
    """What one person does; every method is one sitting's activity on an open page."""

    def __init__(self, plan, rng):
        self.plan, self.rng = plan, rng

    def read(self, page):
        """Read posts, follow links, scroll, search."""
        page.goto(self.rng.choice(self.plan["urls"] + [self.plan["site"] + "/"]))
        for _ in range(self.rng.randrange(1, 5)):
            if self.rng.random() < .3:
                page.goto(f"{self.plan['site']}/?s={words.search(self.rng)}")
            else:
                self.follow(page)
            page.mouse.wheel(0, 1500)
            page.wait_for_timeout(self.rng.randrange(200, 900))

    def follow(self, page):
        """Click some link of the same site."""
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        own = [link for link in links if link.startswith(self.plan["site"]) or link.startswith(self.plan["intranet"])]
        own = [link for link in own if "logout" not in link and "#" not in link]
        if own:
            page.goto(self.rng.choice(own))

    def comment(self, page):
        """Leave a comment."""
        page.goto(self.rng.choice(self.plan["urls"]))
        page.fill("#comment", words.paragraph(self.rng, 2), timeout=4000)
        if page.query_selector("#author"):
            page.fill("#author", self.rng.choice(words.FIRST))
            page.fill("#email", "guest@mail.example")
        page.click("#submit", timeout=4000)

    def log_in(self, page):
        """Log in to WordPress, sometimes after a slip."""
        page.goto(self.plan["site"] + "/wp-login.php")
        if not page.query_selector("#user_login"):
            return
        tries = [self.plan["password"] + "#"] * (self.rng.random() < .3) + [self.plan["password"]]
        for password in tries:
            page.fill("#user_login", self.plan["login"])
            page.fill("#user_pass", password)
            page.click("#wp-submit")
            page.wait_for_load_state()

    def administer(self, page):
        """Look after the site in wp-admin."""
        self.log_in(page)
        for _ in range(self.rng.randrange(3, 8)):
            page.goto(f"{self.plan['site']}/wp-admin/{self.rng.choice(ADMIN_PAGES).replace('{w}', self.rng.choice(words.NOUNS))}")
            page.wait_for_timeout(self.rng.randrange(300, 1200))

    def write(self, page):
        """Write a post in the editor and publish it; the editor talks to the REST interface by itself."""
        self.log_in(page)
        existing = self.rng.random() < .5
        page.goto(self.plan["site"] + (f"/wp-admin/post.php?post={self.rng.choice(self.plan['posts'])}&action=edit" if existing else "/wp-admin/post-new.php"))
        page.wait_for_timeout(2500)
        page.evaluate("""([title, text, id]) => { const d = wp.data.dispatch('core/editor');
            d.editPost({title, content: '<!-- wp:paragraph --><p>' + text + '</p><!-- /wp:paragraph -->', status: 'publish'}); return d.savePost(); }""",
                      [words.title(self.rng).capitalize(), words.paragraph(self.rng), 0])
        page.wait_for_timeout(self.rng.randrange(1500, 8000))

    def upload(self, page):
        """Upload a picture to the media library and look at it."""
        picture(self.plan["picture"], self.rng)
        self.log_in(page)
        page.goto(self.plan["site"] + "/wp-admin/media-new.php?browser-uploader")
        page.set_input_files("#async-upload", {"name": f"{self.rng.choice(words.NOUNS)}-{self.rng.randrange(999)}.png", "mimeType": "image/png",
                                               "buffer": Path(self.plan["picture"]).read_bytes()})
        page.click("#html-upload")
        page.wait_for_load_state()

    def customise(self, page):
        """Open the customiser, which loads the site in a frame and saves drafts."""
        self.log_in(page)
        page.goto(self.plan["site"] + "/wp-admin/customize.php?return=%2Fwp-admin%2Fthemes.php")
        page.wait_for_timeout(5000)

    def wiki(self, page):
        """Read and edit the wiki."""
        page.goto(self.plan["wiki"] + "/doku.php?id=start")
        for _ in range(self.rng.randrange(2, 6)):
            self.follow(page)
            page.wait_for_timeout(self.rng.randrange(200, 800))
        if self.rng.random() < .5:
            page.goto(self.plan["wiki"] + "/doku.php?id=start&do=login")
            if page.query_selector("input[name=u]"):
                page.fill("input[name=u]", self.plan["login"])
                page.fill("input[name=p]", self.plan["password"])
                page.click("#dw__login button[type=submit]")
                page.wait_for_load_state()
            page.goto(f"{self.plan['wiki']}/doku.php?id={self.rng.choice(words.NOUNS)}:{self.rng.choice(words.NOUNS)}&do=edit")
            page.fill("#wiki__text", words.paragraph(self.rng), timeout=4000)
            page.wait_for_timeout(1500)
            page.click("#edbtn__save", timeout=4000)

    def applications(self, page):
        """Click through one of the web applications: log in where asked, follow links, search."""
        start = self.rng.choice(self.plan["apps"] or [self.plan["wiki"]])
        page.goto(start)
        if page.query_selector("#input_username"):
            page.fill("#input_username", "wordpress")
            page.fill("#input_password", "lab")
            page.click("#input_go")
            page.wait_for_load_state()
        if page.query_selector("#rcmloginuser"):
            page.fill("#rcmloginuser", self.plan["login"])
            page.fill("#rcmloginpwd", self.plan["password"])
            page.click("#rcmloginsubmit")
            page.wait_for_load_state()
        for _ in range(self.rng.randrange(4, 10)):
            box = page.query_selector("input[type=search], input[name=q], input[name=s], input[name=search]")
            if box and box.is_visible() and self.rng.random() < .3:
                box.fill(words.search(self.rng))
                box.press("Enter")
                page.wait_for_load_state()
            else:
                self.follow(page)
            page.wait_for_timeout(self.rng.randrange(100, 500))

    def intranet(self, page):
        """Click through the intranet with its dead links and pictures."""
        page.goto(self.plan["intranet"] + "/")
        for _ in range(self.rng.randrange(2, 8)):
            self.follow(page)


SITTINGS = {
    "administrator": ["administer", "administer", "administer", "customise", "write", "upload", "read", "intranet"],
    "author": ["write", "write", "upload", "administer", "read", "comment", "wiki", "applications"],
    "reader": ["read", "read", "applications", "comment", "intranet"],
    "wiki": ["wiki", "applications", "applications", "intranet", "read", "comment"],
}


def main(plan_path):
    """Sit down again and again, each time with a fresh or a remembered browser profile."""
    plan = json.loads(Path(plan_path).read_text())
    words.speak(plan["language"])
    user, _, password = (plan["credentials"] or "").partition(":")
    credentials = {"username": user, "password": password} if user else None
    rng = random.Random(plan["seed"])
    person = Person(plan, rng)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        while True:
            context = browser.new_context(user_agent=rng.choice(plan["agents"]), http_credentials=credentials, viewport={"width": rng.choice([390, 1280, 1600]), "height": 800})
            context.set_default_timeout(12000)
            role = rng.choice(plan["roles"])
            for _ in range(3):
                page = context.new_page()
                try:
                    getattr(person, rng.choice(SITTINGS[role]))(page)
                except Exception:
                    # A page that never comes or a button that moved: people give up and go on.
                    traceback.print_exc()
                page.close()
                time.sleep(rng.expovariate(1 / plan["pause"]))
            context.close()


if __name__ == "__main__":
    main(sys.argv[1])
