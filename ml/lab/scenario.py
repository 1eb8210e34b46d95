"""The order of a testbed's day: honest people all the time, the intruder's steps among them."""

import os
import threading
import time
import traceback

from actors import browsers, colleagues, lookups, robots, visitors
from actors.background import live
from attacks import dirscan, exfiltrate, injection, intruder, passwords, scan, webshell, wpscan


def people(lab):
    """Start everybody honest."""
    browsers.start(lab, os.environ["LAB_BROWSER_PYTHON"])
    calm = 12.0 if lab.testbed.short else 1.0

    def many(count, client, act, name, pause):
        for i in range(count):
            live(lab, client, act, f"{name}-{i}", pause * calm)

    many(2, lab.crowd, lambda rng: visitors.public_visit(lab, rng), "visitor", 3)
    many(2, lab.office, lambda rng: visitors.intranet_visit(lab, rng), "colleague", 2)
    many(1, lab.crowd, lambda rng: visitors.api_client(lab, rng), "api", 4)
    many(1, lab.crowd, lambda rng: visitors.mistyped_login(lab, rng), "login", 15)
    many(2, None, lambda rng: robots.crawl(lab, rng), "robot", 4)
    many(1, None, lambda rng: robots.monitor(lab, rng), "monitor", 1)
    many(1, lab.crowd, lambda rng: robots.read_feed(lab, rng), "reader", 4)
    many(1, None, lambda rng: robots.command_line(lab, rng), "command-line", 6)
    many(2, None, lambda rng: colleagues.ssh_work(lab, rng), "ssh", 2)
    many(2, None, lambda rng: colleagues.sudo_work(lab, rng), "admin", 3)
    many(1, None, lambda rng: colleagues.unprivileged_sudo(lab, rng), "unprivileged", 60)
    many(1, None, lambda rng: colleagues.local_service(lab, rng), "service", 5)
    many(1, lab.office, lookups.make_lookup(lab), "lookup", 1.2)
    many(1, lab.attacker, lambda rng: visitors.shared_address_visit(lab, rng), "neighbour", 20)


def _in_order(lab, phases):
    """Run the phases one after another, each in a thread of its own: a phase may move its thread to another network."""
    for phase in phases:
        def run(phase=phase):
            began = time.time()
            try:
                phase()
            except Exception:
                traceback.print_exc()
                lab.failures.append(traceback.format_exc(limit=1))
            print(f"{phase.__name__}: {time.time() - began:.0f} s", flush=True)

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()


def intrusion(lab):
    """Everything the intruder does; each step journals itself.

    Finding out comes first and alone. Then the web is attacked, and meanwhile the servers: the two leave
    their evidence in different kinds of logs, so that their labels do not meet.
    """
    exfiltrate.receive(lab)
    shells = []

    def named(name, act):
        act.__name__ = name
        return act

    def phase(act):
        return named(f"{act.__module__}.{act.__name__}", lambda: act(lab))

    upload = named("webshell.upload", lambda: shells.extend(webshell.upload(lab)))
    use = named("webshell.use", lambda: webshell.use(lab, shells))
    from_web = named("intruder.from_web", lambda: intruder.from_web(lab, shells))
    if lab.testbed.short:
        _in_order(lab, [phase(scan.names), phase(scan.services), phase(dirscan.run), phase(passwords.ssh), upload, use, from_web,
                        phase(intruder.over_ssh), phase(exfiltrate.run)])
        return
    _in_order(lab, [phase(scan.network), phase(scan.services), phase(scan.names)])
    servers = threading.Thread(target=_in_order, args=(lab, [phase(passwords.ssh), phase(intruder.over_ssh), phase(exfiltrate.run)]))
    servers.start()
    _in_order(lab, [upload, use, from_web, phase(dirscan.run), phase(wpscan.run), phase(injection.by_hand), phase(passwords.form),
                    phase(injection.sqlmap), phase(injection.wapiti)])
    servers.join()


def play(lab):
    """Run the day: a quiet start, the intrusion, a quiet end; at least the testbed's minutes."""
    minutes = float(os.environ.get("LAB_MINUTES", lab.testbed.minutes))
    end = time.time() + minutes * 60
    people(lab)
    time.sleep(min(60, minutes * 12))
    if not lab.testbed.quiet:
        intrusion(lab)
    time.sleep(max(20, end - time.time()))
