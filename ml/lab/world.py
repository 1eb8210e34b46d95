"""One testbed, alive: run inside its own network, mount and PID namespaces by run.py.

usage: world.py TESTBED FOLDER. Leaves in FOLDER: logs.json (which log files there are), steps.jsonl, tools.json.
When this process ends, its PID namespace ends, and every process of the testbed with it.
"""

import json
import os
import random
import sys
import threading
import time
from pathlib import Path

import scenario
import words
from net.bridge import make_bridge
from net.client import Client
from net.host import Host
from net.shell import sh
from services import accounts, applications, audit, dns, intranet, mail, mail_dns, metrics, openvpn, rsyslog, units, web, wordpress
from steps import Journal
from testbeds import TESTBEDS

CRON_JOBS = [
    "* * * * * root /usr/bin/test -x /usr/sbin/anacron || /bin/true",
    "*/2 * * * * www-data /usr/bin/php -r 'echo 1;' > /dev/null",
    "*/5 * * * * root command -v debian-sa1 > /dev/null && debian-sa1 1 1",
    "* * * * * {first} /bin/df -h > /tmp/df.txt",
    "*/3 * * * * root find /var/lib/php/sessions -type f -cmin +24 -delete 2>/dev/null",
    "* * * * * {last} cat /proc/loadavg | logger -t loadwatch",
    "*/2 * * * * root /usr/local/sbin/nightly",
    "* * * * * {service} /usr/local/bin/watch-disk",
    "*/2 * * * * root /usr/sbin/logrotate /etc/logrotate.conf --state /tmp/state 2>&1 | logger -t logrotate",
    "* * * * * root [ -d /var/backups ] && ls /var/backups | logger -t backup-check",
]


class Lab:
    """The running testbed: what actors and attacks need to know.

    web, intra, gate: hosts. staff: clients of one address each. office, crowd: clients of many addresses.
    attacker: the intruder's client; scanners: more of the intruder's machines, of one address each, so that several
    scans can run at once; shared_address: the right to use the address it shares with others.
    units: per host, the services that systemd may start. mail: the host that serves mail; vpn: the certificate authority of the VPN on the gate.
    site, intranet: what the web sites hold; apps: the Applications beside them, by name. sessions: per host, the right to have interactive sessions there
    (honest people wait while an intruder's session is being recorded).
    failures: what went wrong in the intrusion; over: set when the day ends.
    """

    def __init__(self, testbed, folder):
        words.speak(testbed.language)
        self.testbed = testbed
        self.folder = Path(folder)
        self.journal = Journal(self.folder / "steps.jsonl")
        self.over = threading.Event()
        self.failures = []
        self.shared_address = threading.RLock()
        self.code = Path(__file__).resolve().parent
        self.keys = self.folder / "keys"
        self.keys.mkdir(mode=0o700)
        self._private_etc()
        make_bridge()
        self._plug_clients()
        self._start_hosts()
        self.sessions = {host.name: threading.RLock() for host in self.hosts}

    def _private_etc(self):
        """Files written to /etc by clients stay in the testbed."""
        upper, work = self.folder / "etc-upper", self.folder / "etc-work"
        upper.mkdir()
        work.mkdir()
        sh(f"mount -t overlay overlay -o lowerdir=/etc,upperdir={upper},workdir={work} /etc")
        sh("mount -t tmpfs tmpfs /run")

    def _plug_clients(self):
        bed = self.testbed
        self.gate_address = f"{bed.dmz}.2"
        made = iter(range(100, 200))

        def client(name, addresses, resolver=self.gate_address):
            return Client(name, addresses, bed.prefixes, resolver, next(made))

        self.internet = client("internet", [f"{bed.outside[0]}.254", *mail_dns.addresses_in_use(bed)])
        self.attacker = client("attacker", [bed.intruder.address, bed.intruder.shared_address])
        self.scanners = [client(f"scanner{i}", [address]) for i, address in enumerate(bed.scanner_addresses)]
        self.staff = [client(f"pc{i}", [f"{bed.lan}.{i}"]) for i in range(10, 14)]
        self.office = client("office", [f"{bed.lan}.{i}" for i in range(20, 50)])
        self.crowd = client("crowd", bed.crowd_addresses)

    def _start_hosts(self):
        bed = self.testbed
        names = {bed.web_name: f"{bed.dmz}.10", bed.intra_name: f"{bed.dmz}.11", bed.gate_name: self.gate_address}
        self.hosts = []
        for index, (name, address) in enumerate(names.items()):
            host = Host(name, bed.domain, [address], bed.prefixes, self.gate_address, self.folder / "hosts" / name, index)
            host.path("/etc/timezone").write_text(bed.timezone + "\n")
            local = host.path("/etc/localtime")
            local.unlink(missing_ok=True)
            local.symlink_to(f"/usr/share/zoneinfo/{bed.timezone}")
            rsyslog.start(host, bed.syslog)
            self.hosts.append(host)
        self.web, self.intra, self.gate = self.hosts
        own_mail, others_mail = mail_dns.lines(bed, self.keys) if bed.mail_server == "postfix" else ([], [])
        dns.start_internet(self.internet, bed, self.folder, bed.intruder.address, others_mail)
        dns.start_company(self.gate, bed, dns.host_records(bed, names), self.internet.address, own_mail)
        for host in self.hosts:
            accounts.make_people(host, bed.people, self.keys)
            accounts.make_service_account(host, bed)
            accounts.start_sshd(host)
            jobs = [job.format(first=bed.people[0].login, last=bed.people[-1].login, service=accounts.service_account(bed)) for job in CRON_JOBS]
            accounts.start_cron(host, jobs)
            audit.start(host, bed.audit, self.folder)
            metrics.start(host)
        self.units = {host.name: units.install(host, random.Random(f"{bed.seed}/{host.name}")) for host in self.hosts}
        self.vpn = openvpn.start(self.gate, bed, self.folder)
        self.mail = self.intra
        mail.start(self.mail, bed, self.internet.address, self.keys)
        wordpress.start_database(self.web)
        self.site = wordpress.install(self.web, bed)
        self.intranet = intranet.install(self.intra, bed)
        self.apps = {}
        sites = ((self.web, bed.web_server, bed.www, bed.web_root, bed.web_log, f"{bed.wp_base}/index.php"),
                 (self.intra, bed.intra_server, f"intranet.{bed.domain}", bed.intra_root, bed.intra_log, bed.intra_missing))
        for host, server, site, root, log, missing in sites:
            rng = random.Random(f"{bed.seed}/{site}")
            apps = [applications.install(name, host, site, root, path, bed, rng) for name, path in bed.apps
                    if (host is self.web) == (name in applications.ON_WEB_HOST)]
            self.apps.update((app.name, app) for app in apps)
            web.start(host, server, site, root, log, missing, apps, ["/tools", bed.wiki_path, *(app.path for app in apps)])
        time.sleep(3)

    def write_log_list(self):
        """Tell the collector where the logs are and what their format is."""
        bed = self.testbed
        style = "rfc5424" if bed.syslog == "rfc5424" else "syslog"
        logs = []
        for host, server in ((self.web, bed.web_server), (self.intra, bed.intra_server)):
            logs += [(host, path, kind) for path, kind in web.log_files(server)]
        for host in self.hosts:
            logs += [(host, f"/var/log/{name}.log", style) for name in ("auth", "cron")]
            logs.append((host, "/var/log/syslog", style))
            logs += [(host, path, kind) for path, kind in audit.log_files(bed.audit) + metrics.log_files()]
        logs += [(self.gate, path, kind) for path, kind in openvpn.log_files(bed.vpn)]
        logs += [(self.mail, path, kind) for path, kind in mail.log_files(bed.mail_server, style)]
        if bed.dns_log == "file":
            logs.append((self.gate, "/var/log/dnsmasq.log", "dnsmasq"))
        listed = [{"file": f"{host.name}/{Path(path).name}", "host": host.name, "format": kind,
                   "path": str(host.upper / path.lstrip("/"))} for host, path, kind in logs]
        (self.folder / "logs.json").write_text(json.dumps({
            "logs": listed,
            "timezone": bed.timezone,
            "attacker": [bed.intruder.address, *bed.scanner_addresses],
            "shared": [bed.intruder.shared_address],
        }, indent=1))


def main(name, folder):
    """Build the testbed, play its day, leave the log list."""
    # Debian's programs find Debian's Python and its modules, whatever else is installed on this machine.
    os.environ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin"
    os.environ["HOME"] = folder
    lab = Lab(TESTBEDS[name], folder)
    try:
        lab.write_log_list()
        scenario.play(lab)
    finally:
        lab.over.set()
        for host in lab.hosts:
            host.stop()
    if lab.failures:
        sys.exit("parts of the intrusion failed:\n" + "\n".join(lab.failures))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
