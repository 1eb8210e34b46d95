"""People with a real browser: starts browser_day.py, one headless Chromium a person, on the person's network."""

import json
import random
import subprocess

import agents
from actors.visitors import staff_password

# One Chromium takes turns in several roles, for each of them costs a good part of a processor.
ROLES = (("administrator", "author"), ("reader", "wiki", "author"))


def start(lab, python):
    """Start one browser per group of roles on the staff's computers; they end with the testbed.

    `python` has playwright.
    """
    bed = lab.testbed
    rng = random.Random(bed.seed + 5)
    running = []
    for roles, client, person in zip(ROLES[:1] if bed.short else ROLES, lab.staff, bed.people):
        plan = {"roles": roles, "pause": 25 if bed.short else 12, "site": f"http://{bed.www}{bed.wp_base}", "wiki": f"http://intranet.{bed.domain}{bed.wiki_path}",
                "intranet": f"http://intranet.{bed.domain}", "language": bed.language, "apps": [f"http://{app.site}{app.path}" + ("/" if "." not in app.path else "") for app in lab.apps.values() if app.name != "api"],
                "credentials": staff_password(bed), "login": person.login, "password": person.password,
                "urls": lab.site["urls"], "posts": lab.site["posts"], "seed": bed.seed * 10 + len(running),
                # The plain browser says "HeadlessChrome"; people's browsers do not.
                "agents": [agents.browser(rng) for _ in range(6)], "picture": str(lab.folder / "picture.png")}
        path = lab.folder / f"browser-{client.name}.json"
        path.write_text(json.dumps(plan))
        log = open(lab.folder / f"browser-{client.name}.log", "w", encoding="utf-8")
        running.append(client.start(["nice", "-n", "19", python, str(lab.code / "actors" / "browser_day.py"), str(path)],
                                    stdout=log, stderr=subprocess.STDOUT))
    return running
