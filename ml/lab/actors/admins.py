"""Administration without an intruder: accounts, web sites, service accounts, copies and tunnels.

What an intruder also does, done by those whose work it is; each waits while an intruder's session is recorded.
"""

from actors.colleagues import SSH, shell
from services.accounts import PLUGINS, service_account

ACCOUNTS = ["useradd -m -s /bin/bash {new}", "useradd -r -s /usr/sbin/nologin {new}", "usermod -aG adm {new}", "gpasswd -a {new} adm", "gpasswd -d {new} adm", "chage -M 90 {new}",
            "chage -l {person}", "passwd -l {new}", "passwd -S {person}", "usermod -s /usr/sbin/nologin {new}", "groupadd {new}-team", "userdel -r {new}", "chfn -f Someone {new}", "vipw -h"]
WEB = ["sudo -u www-data php -v", "sudo -u www-data php cron.php", "sudo -u www-data php -r 'echo 1;'", "sudo -u www-data ls", "sudo chown -R www-data: .", "sudo chmod g+w index.php",
       "sudo nano wp-config.php", "sudo tail -n 5 /var/log/apache2/error.log", "sudo cp -a index.php index.php.bak", "sudo rm -f index.php.bak", "sudo -u www-data touch .maintenance",
       "sudo -u www-data rm -f .maintenance", "sudo find . -maxdepth 1 -newer index.php", "sudo grep -rn wp_ wp-config.php", "sudo tar czf /var/backups/site.tgz index.php", "sudo du -sh ."]
UPKEEP = ["apt-get -s dist-upgrade", "dpkg --configure -a", "dpkg-reconfigure -f noninteractive tzdata", "apt-get -y autoremove --dry-run", "update-alternatives --list editor", "ldconfig", "updatedb",
          "unattended-upgrade --dry-run", "systemctl daemon-reload", "logrotate -d /etc/logrotate.conf", "journalctl --vacuum-size=10M", "sysctl -p", "depmod -n", "needrestart -b", "aa-status", "ufw reload"]


def _quiet(command):
    return f"{command} < /dev/null > /dev/null 2>&1"


def sudo_tasks(lab, rng):
    """An administrator's half hour, in a minute: accounts, a web site, upkeep; sometimes the first password is wrong."""
    host = rng.choice(lab.hosts)
    person = rng.choice([p for p in lab.testbed.people if p.sudo])
    other = rng.choice(lab.testbed.people)
    kind = rng.random()
    where = {"web": lab.testbed.web_root, "intra": lab.testbed.intra_root}["web" if host is lab.web else "intra"]
    folder = where if kind < .4 else rng.choice(["/root", "/etc", "~", "/tmp", "/var/backups", "/dev/shm", "/srv"])
    if kind < .4:
        tasks = rng.sample(WEB, 3)
    elif kind < .7:
        new = rng.choice(["intern", "kiosk", "scanner", "tmpuser", "contractor"]) + str(rng.randrange(99))
        tasks = ["sudo " + task.format(new=new, person=other.login) for task in [ACCOUNTS[rng.randrange(2)], *rng.sample(ACCOUNTS[2:], 3)]]
    else:
        tasks = ["sudo " + task for task in rng.sample(UPKEEP, 3)]
    typed = [(.4, f"cd {folder}"), (.4, "sudo -v")]
    if rng.random() < .2:
        typed.append((.7, person.password[:-1]))
    typed += [(2.6 if len(typed) > 2 else .7, person.password), *((rng.uniform(.5, 1.2), _quiet(task)) for task in tasks)]
    end = rng.random()
    if end < .2:
        typed += [(.5, "sudo -i"), (.8, "id"), (.5, "su postgres -c 'ls'"), (.8, f"su - {other.login}"), (.8, "pwd"), (.4, "exit"), (.4, "exit")]
    elif end < .3:
        typed += [(.5, "sudo crontab -l -u root"), (.5, "EDITOR=true crontab -e"), (.6, "sudo -l")]
    elif end < .4:
        typed += [(.5, "su -"), (.7, "not-the-root-password"), (2.8, "id")]
    elif end < .5:
        typed += [(.5, f"su {other.login} -c id"), (.7, other.password)]
    with lab.sessions[host.name]:
        shell(lab, host, person, rng.choice(lab.staff), typed)


def own_password(lab, rng):
    """Somebody changes a password, and back; first with a wrong old one, as happens."""
    host, person = rng.choice(lab.hosts), rng.choice(lab.testbed.people)
    new = person.password + "-Neu#2"
    wrong = [(.5, "passwd"), (.7, "forgotten")] if rng.random() < .3 else []
    typed = [*wrong, (2.6 if wrong else .5, "passwd"), (.7, person.password), (.7, new), (.7, new), (1, "passwd"), (.7, new), (.7, person.password), (.7, person.password)]
    with lab.sessions[host.name]:
        shell(lab, host, person, rng.choice(lab.staff), typed)
        host.attempt(["chpasswd"], text_input=f"{person.login}:{person.password}\n")


def service_accounts(lab, rng):
    """Monitoring and backups: accounts that nobody logs in with, sudo without a password, su from scripts."""
    host, account = rng.choice(lab.hosts), service_account(lab.testbed)
    plugin = f"{PLUGINS}/{rng.choice(['check_disk', 'check_procs', 'check_mailq'])}"
    person = rng.choice(lab.testbed.people)
    with lab.sessions[host.name]:
        if rng.random() < .7:
            host.attempt(f"cd / && sudo -n {plugin} -w {rng.randrange(5, 30)}% -c 5%", user=account, timeout=20)
        else:
            host.attempt(rng.choice(["su postgres -c 'ls /'", f"su - {person.login} -c 'ls'", "su -s /bin/sh www-data -c 'cd /var/www; ls'", f"runuser -l {person.login} -c id",
                                     f"sudo -u {person.login} id", "sudo -n -u www-data php -r 'echo 1;'"]), timeout=20)


def copies(lab, rng):
    """rsync over ssh, sftp and a forwarded port."""
    host, person, client = rng.choice(lab.hosts), rng.choice(lab.testbed.people), rng.choice(lab.staff)
    target, key = f"{person.login}@{host.address}", ["-i", str(lab.keys / person.login)]
    with lab.sessions[host.name]:
        client.attempt(rng.choice([
            f"rsync -a -e 'ssh {' '.join(SSH + key)}' /etc/services {target}:/tmp/",
            f"rsync -an -e 'ssh {' '.join(SSH + key)}' {target}:/etc/ /tmp/none-{rng.randrange(99)}/",
            f"printf 'cd /tmp\\nput /etc/hosts hosts.{rng.randrange(9)}\\nls\\n' | sftp -q -b - {' '.join(SSH + key)} {target}",
            f"timeout 3 ssh -N -L {rng.randrange(20000, 30000)}:127.0.0.1:80 {' '.join(SSH + key)} {target}",
            f"timeout 3 ssh -N -R 0:127.0.0.1:22 {' '.join(SSH + key)} {target}",
        ]), timeout=20)


def unit(lab, rng):
    """systemd starts a job or a service of the company's, as its timers and administrators do; some are stopped again."""
    host = rng.choice(lab.hosts)
    name = rng.choice(lab.units[host.name])
    host.attempt(f"systemctl {rng.choice(['start', 'start', 'restart'])} {name}", timeout=40)
    if rng.random() < .4:
        host.attempt(f"sleep {rng.randrange(1, 6)}; systemctl stop {name}", timeout=40)


def load(lab, rng):
    """Honest work for the processor: archives, checksums, a PHP job, package lists; longer than a sample."""
    host = rng.choice(lab.hosts)
    # Not as www-data: who has no login uid there is the web server, or an intruder.
    person = rng.choice(lab.testbed.people).login
    user, command = rng.choice([("root", "tar czf /var/tmp/usr-share.tgz /usr/share/doc"), ("root", "xz -T1 -9 -k -c /usr/bin/openssl"), (person, "php -r 'for($i=0,$s=\"\";$i<40000000;$i++){$s=md5($s.$i);}'"),
                                ("root", "apt-cache dump"), ("root", "find /usr/lib -type f -size +200k -exec sha256sum {} +"), (person, "openssl speed -seconds 3 sha256"),
                                ("root", "gzip -9 -c /usr/sbin/mariadbd"), ("root", "updatedb"), (person, "php -r '$a=range(1,3000000);shuffle($a);sort($a);'")])
    host.attempt(f"timeout {rng.randrange(6, 14)} {command} > /dev/null 2>&1; rm -f /var/tmp/usr-share.tgz", user=user, timeout=50)
