"""The order of a testbed's day: honest people all the time, the intruder's steps among them."""

import os
import threading
import time
import traceback

from actors import admins, applications, browsers, colleagues, correspondence, lookups, mail, outside_mail, remote, robots, visitors
from actors.background import live
from attacks import cracking, dirscan, exfiltrate, exploits, injection, intruder, passwords, probes, scan, service, tunnel, vpn, webshell, wpscan
from attacks import mail as mail_attacks


def people(lab):
    """Start everybody honest."""
    browsers.start(lab, os.environ["LAB_BROWSER_PYTHON"])
    calm = 12.0 if lab.testbed.short else 1.0

    def many(count, client, act, name, pause):
        for i in range(count):
            live(lab, client, act, f"{name}-{i}", pause * calm)

    many(3, lab.crowd, lambda rng: visitors.public_visit(lab, rng), "visitor", 2.5)
    many(3, None, lambda rng: visitors.direct_visit(lab, rng), "direct", .7)
    many(3, lab.office, lambda rng: visitors.intranet_visit(lab, rng), "colleague", 1)
    many(1, lab.office, lambda rng: visitors.leave_to_program(lab, rng), "programs", 1)
    many(1, lab.crowd, lambda rng: visitors.api_client(lab, rng), "api", 4)
    many(1, lab.crowd, lambda rng: visitors.mistyped_login(lab, rng), "login", 15)
    many(3, None, lambda rng: robots.crawl(lab, rng), "robot", 1)
    many(1, None, lambda rng: robots.monitor(lab, rng), "monitor", 1)
    many(1, None, lambda rng: robots.check_ssh(lab, rng), "ssh-check", 2)
    many(1, lab.crowd, lambda rng: robots.read_feed(lab, rng), "reader", 4)
    many(1, None, lambda rng: robots.command_line(lab, rng), "command-line", 6)
    many(2, None, lambda rng: colleagues.ssh_work(lab, rng), "ssh", 2)
    many(2, None, lambda rng: colleagues.sudo_work(lab, rng), "admin", 3)
    many(1, None, lambda rng: colleagues.unprivileged_sudo(lab, rng), "unprivileged", 60)
    many(1, None, lambda rng: colleagues.local_service(lab, rng), "service", 5)
    many(1, None, lambda rng: admins.sudo_tasks(lab, rng), "tasks", 4)
    many(1, None, lambda rng: admins.service_accounts(lab, rng), "monitoring", 5)
    many(1, None, lambda rng: admins.own_password(lab, rng), "passwd", 45)
    many(1, None, lambda rng: admins.copies(lab, rng), "copies", 12)
    many(1, None, lambda rng: admins.unit(lab, rng), "unit", 6)
    many(1, None, lambda rng: admins.load(lab, rng), "load", 60)
    if lab.testbed.mail_server == "postfix":
        outside_mail.receive(lab)
        many(2, lab.crowd, correspondence.make_world(lab), "post", 2)
        many(1, lab.crowd, lambda rng: correspondence.rubbish(lab, rng), "post-rubbish", 4)
        many(1, lab.crowd, lambda rng: correspondence.staff(lab, rng, lab.crowd), "post-travelling", 6)
        many(1, lab.office, lambda rng: correspondence.staff(lab, rng, lab.office), "post-staff", 3)
        many(1, None, lambda rng: correspondence.local(lab, rng), "post-local", 4)
        many(1, None, lambda rng: correspondence.administrator(lab, rng), "post-administrator", 12)
    else:
        mail.receive(lab)
    many(1, lab.office, lambda rng: mail.staff(lab, rng), "mail", 3)
    many(1, lab.crowd, lambda rng: mail.world(lab, rng), "mail-world", 3)
    many(2, lab.crowd, remote.make_remote_work(lab), "vpn", 5)
    many(4, lab.office, lookups.make_lookup(lab), "lookup", .2)
    many(2, None, lambda rng: robots.check_links(lab, rng), "link-checker", 1.5)
    if lab.apps:
        many(4, None, lambda rng: applications.use(lab, rng), "application", .7)
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

    Everything goes on at once, for a day is short: what would leave the same kind of evidence comes from different
    machines of the intruder or in one order, so that labels do not meet.
    """
    exfiltrate.receive(lab)
    shells = []

    def named(name, act):
        act.__name__ = name
        return act

    def phase(act, *client):
        return named(f"{act.__module__}.{act.__name__}", lambda: act(lab, *client))

    upload = named("webshell.upload", lambda: shells.extend(webshell.upload(lab)))
    use = named("webshell.use", lambda: webshell.use(lab, shells))
    from_web = named("intruder.from_web", lambda: intruder.from_web(lab, shells))
    if lab.testbed.short:
        _in_order(lab, [phase(scan.names, lab.attacker), phase(scan.services, lab.attacker), phase(dirscan.run, lab.attacker), phase(passwords.ssh), upload, use, from_web,
                        phase(intruder.over_ssh), phase(mail_attacks.passwords), phase(vpn.foothold), phase(cracking.run), phase(vpn.escalate), phase(service.run), phase(exfiltrate.run)])
        return
    def at_once(*fronts):
        threads = [threading.Thread(target=_in_order, args=(lab, front)) for front in fronts]
        for thread in threads:
            thread.start()
        return threads

    one, two, three, four = lab.scanners
    running = at_once(
        [phase(dirscan.run, one)],
        [phase(wpscan.run, two), phase(probes.run, two)],
        [phase(injection.by_hand, three), phase(injection.sqlmap, three), phase(injection.wapiti, three)],
        [phase(scan.network, four), phase(scan.services, four), phase(scan.names, four), phase(exploits.run, four)],
        [phase(passwords.ssh), phase(intruder.over_ssh)],
        [phase(exfiltrate.run), phase(tunnel.run), phase(service.run)],
        [phase(mail_attacks.probe), phase(vpn.probe), phase(mail_attacks.passwords), phase(vpn.foothold), phase(cracking.run), phase(vpn.escalate)],
        [upload, use, from_web, phase(passwords.form)])
    for thread in running:
        thread.join()


def play(lab):
    """Run the day: a quiet start, the intrusion, a quiet end; at least the testbed's minutes."""
    minutes = float(os.environ.get("LAB_MINUTES", lab.testbed.minutes))
    end = time.time() + minutes * 60
    people(lab)
    time.sleep(min(45, minutes * 6))
    if not lab.testbed.quiet:
        intrusion(lab)
    time.sleep(max(20, end - time.time()))
