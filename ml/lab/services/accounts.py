"""People's accounts, sudo, ssh and cron: what every server of the company has."""

from net.shell import sh

# Sessions must end quickly and logs must not wait for reverse look-ups of the lab's addresses.
SSHD_CONFIG = """Port 22
PasswordAuthentication yes
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
UsePAM yes
UseDNS no
MaxStartups 60:30:120
MaxAuthTries 6
AcceptEnv LANG LC_*
Subsystem sftp /usr/lib/openssh/sftp-server
LogLevel INFO
"""


# Jobs of cron keep quiet while this file is there: an intruder's session is being recorded (see attacks/intruder.py).
BUSY = "/var/lib/busy"
PLUGINS = "/usr/lib/nagios/plugins"
NIGHTLY = """#!/bin/sh
[ -e {busy} ] && exit 0
su - {person} -c 'ls > /dev/null'
sudo -u www-data test -d /var/www
"""


def service_account(bed):
    """The account of the testbed's monitoring."""
    return ("nagios", "zabbix", "icinga", "backup-agent", "monitoring")[bed.seed % 5]


def make_service_account(host, bed):
    """The monitoring's account, its plugins, its right to run them as root; and a job that uses su and sudo."""
    account = service_account(bed)
    host.run(f"useradd -r -d /var/lib/{account} -s /bin/sh {account}; getent passwd postgres || useradd -r -s /bin/bash postgres")
    for name, command in (("check_disk", "df -h"), ("check_procs", "ps ax"), ("check_mailq", "ls /var/spool")):
        host.write(f"{PLUGINS}/{name}", f"#!/bin/sh\nexec {command} > /dev/null\n", 0o755)
    host.write("/etc/sudoers.d/monitoring", f"{account} ALL=(root) NOPASSWD: {PLUGINS}/*\n", 0o440)
    host.write("/usr/local/sbin/nightly", NIGHTLY.format(busy=BUSY, person=bed.people[-1].login), 0o755)
    host.write("/usr/local/bin/watch-disk", f"#!/bin/sh\n[ -e {BUSY} ] || sudo -n {PLUGINS}/check_disk\n", 0o755)


def make_people(host, people, key_folder):
    """Create the accounts with their passwords, sudo rights and public keys (kept in `key_folder`)."""
    for person in people:
        groups = "-G sudo" if person.sudo else ""
        # --badname: a college's logins hold dots, which Debian's default pattern refuses.
        host.run(f"useradd --badname -m -s /bin/bash -c '{person.full}' {groups} {person.login}")
        key = key_folder / person.login
        if not key.exists():
            sh(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", person.login, "-f", str(key)])
        home = f"/home/{person.login}"
        host.write(f"{home}/.ssh/authorized_keys", (key_folder / f"{person.login}.pub").read_text(), 0o600)
        host.write(f"{home}/notes.txt", f"notes of {person.full}\n")
        host.run(f"chown -R {person.login}: {home} && chmod 700 {home}/.ssh")
    host.run(["chpasswd"], text_input="".join(f"{p.login}:{p.password}\n" for p in people))
    host.write("/root/.ssh/authorized_keys", (key_folder / f"{people[0].login}.pub").read_text(), 0o600)
    host.write("/etc/sudoers.d/lab", "Defaults env_reset, !mailerpath\n%sudo ALL=(ALL:ALL) ALL\n", 0o440)
    # These modules want systemd as PID 1 and the right to raise limits; a machine that lacks either would log
    # failures that a real host does not.
    for stack in host.path("/etc/pam.d").glob("*"):
        text = stack.read_text()
        kept = [line for line in text.splitlines() if "pam_systemd.so" not in line and "pam_limits.so" not in line]
        stack.write_text("\n".join(kept) + "\n")


def start_sshd(host):
    """Start the OpenSSH server."""
    host.write("/etc/ssh/sshd_config", SSHD_CONFIG)
    for drop_in in host.path("/etc/ssh/sshd_config.d").glob("*"):
        drop_in.unlink()
    host.run("ssh-keygen -A")
    host.serve("/usr/sbin/sshd -D")


def start_cron(host, jobs):
    """Start cron with `jobs`: lines of /etc/cron.d ("minute hour day month weekday user command")."""
    host.write("/etc/cron.d/company", "PATH=/usr/sbin:/usr/bin:/sbin:/bin\nMAILTO=\"\"\n" + "".join(f"{job}\n" for job in jobs))
    for leftover in ("e2scrub_all", "php", "wordpress", "dokuwiki", "mdadm", "popularity-contest"):
        host.path(f"/etc/cron.d/{leftover}").unlink(missing_ok=True)
    host.serve("cron -f")
