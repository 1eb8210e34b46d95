"""Staff on the servers: ssh, scp, sudo, su, mistyped passwords; each waits while an intruder's session is recorded."""

SSH = ["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "ConnectTimeout=8"]
COMMANDS = ["uptime", "df -h", "ls -la", "cat notes.txt", "tail -n 20 /var/log/dpkg.log", "ps aux | head", "free -m", "who", "last | head -5", "git status",
            "rsync --version", "id", "date", "crontab -l", "du -sh .", "grep -c ssh /etc/services", "ping -c 1 localhost"]
SUDO = ["apt-get update", "apt-get -y upgrade", "/usr/bin/apt-get install -y htop", "systemctl restart apache2", "systemctl status nginx", "systemctl reload php8.2-fpm",
        "journalctl -n 50", "tail -n 50 /var/log/syslog", "cat /var/log/auth.log", "less /var/log/apache2/error.log", "tail -n 100 /var/log/nginx/error.log", "nginx -t",
        "apachectl configtest", "nano /etc/hosts", "vi /etc/nginx/sites-enabled/site", "sed -i s/a/a/ /etc/motd", "cat /etc/shadow", "visudo -c", "ls /root", "du -sh /var/lib/mysql",
        "mkdir -p /opt/backup", "chown -R www-data: /var/www/html/tools", "cp /etc/hosts /etc/hosts.bak", "rm -f /etc/hosts.bak", "id", "whoami", "crontab -l", "crontab -l -u www-data",
        "ss -tlnp", "netstat -an", "iptables -L -n", "tcpdump --version", "dpkg -l", "kill -0 1", "service cron status", "chmod 640 /var/log/syslog", "find / -maxdepth 1 -perm -4000",
        "mysqldump wordpress", "mariadb -e 'show databases'", "tar czf /tmp/etc.tgz /etc/apache2", "cat /etc/passwd", "grep root /etc/group", "-u www-data php -v", "-u www-data ls /var/www",
        "certbot renew", "ufw status", "reboot --help", "passwd -S root", "usermod -c test www-data", "lsof -i :80", "ip addr", "hostnamectl", "timedatectl", "docker ps", "mount", "fdisk -l"]


def shell(lab, host, person, client, typed, timeout=40):
    """An interactive session: `typed` are (seconds to wait, text) as a person types them."""
    script = "; ".join(f"sleep {wait}; printf '%s\\n' {_quote(text)}" for wait, text in typed)
    key = lab.keys / person.login
    command = ["sh", "-c", f"({script}; sleep 0.5; echo exit; sleep 0.3) | timeout {timeout} ssh -tt {' '.join(SSH)} -i {key} {person.login}@{host.address}"]
    return client.attempt(command, timeout=timeout + 5)


def _quote(text):
    return "'" + text.replace("'", "'\\''") + "'"


def ssh_work(lab, rng):
    """A short piece of work over ssh or scp, with a key or a password, sometimes mistyped."""
    host = rng.choice(lab.hosts)
    person = rng.choice(lab.testbed.people)
    client = rng.choice(lab.staff)
    target = f"{person.login}@{host.address}"
    key = ["-i", str(lab.keys / person.login)]
    kind = rng.random()
    with lab.sessions[host.name]:
        if kind < .40:
            client.attempt(["ssh", *SSH, *key, target, rng.choice(COMMANDS)], timeout=20)
        elif kind < .55:
            client.attempt(["scp", "-q", *SSH, *key, "/etc/services", f"{target}:/tmp/services.{rng.randrange(99)}"], timeout=20)
        elif kind < .65:
            client.attempt(["sshpass", "-p", person.password, "ssh", *SSH, "-o", "PubkeyAuthentication=no", target, rng.choice(COMMANDS)], timeout=20)
        elif kind < .80:
            for password in [person.password + "1"] * rng.randrange(1, 3) + [person.password]:
                client.attempt(["sshpass", "-p", password, "ssh", *SSH, "-o", "PubkeyAuthentication=no", "-o", "NumberOfPasswordPrompts=1", target, "uptime"], timeout=20)
        elif kind < .86:
            wrong = rng.choice([person.login.capitalize(), person.login + "x", "admin", "test", person.full.split()[0].lower(), "root", "backup"])
            client.attempt(["sshpass", "-p", person.password, "ssh", *SSH, "-o", "NumberOfPasswordPrompts=1", f"{wrong}@{host.address}", "uptime"], timeout=20)
        elif kind < .90:
            # Monitoring: a connection that says nothing, or hangs up.
            client.attempt(f"timeout 2 bash -c 'exec 3<>/dev/tcp/{host.address}/22; head -c 10 <&3'", timeout=6)
        elif kind < .95:
            client.attempt(["ssh", *SSH, *key, f"root@{host.address}", rng.choice(["apt-get -s upgrade", "backup.sh", "df"])], timeout=20)
        else:
            client.attempt(f"echo 'ls /tmp' | timeout 10 sftp -q -b - {' '.join(SSH + key)} {target}", timeout=20)


def sudo_work(lab, rng):
    """An administrator works with sudo and su, as administrators do."""
    host = rng.choice(lab.hosts)
    admins = [p for p in lab.testbed.people if p.sudo]
    person = rng.choice(admins)
    other = rng.choice(lab.testbed.people)
    typed, asked = [(.5, "cd " + rng.choice(["/tmp", "/etc", "/var/log", "~", "/var/www", "/opt"]))], False
    for _ in range(rng.randrange(1, 4)):
        typed.append((rng.uniform(.2, .8), "sudo " + rng.choice(SUDO) + " < /dev/null > /dev/null 2>&1" if asked else "sudo " + rng.choice(SUDO) + " > /dev/null"))
        if not asked:
            if rng.random() < .2:
                typed.append((.6, person.password.lower()))
                typed.append((2.6, person.password))
            else:
                typed.append((.6, person.password))
            asked = True
    extra = rng.random()
    if extra < .15:
        typed += [(.4, "sudo -l > /dev/null")]
    elif extra < .35:
        typed += [(.4, rng.choice(["sudo su -", "sudo -i", "sudo -s", "sudo su"])), (.8, rng.choice(["tail -n 3 /var/log/syslog", "ls", "id"])), (.5, "exit")]
    elif extra < .50:
        typed += [(.4, rng.choice([f"su - {other.login}", f"su {other.login}"])), (.7, other.password if rng.random() < .8 else "oops"), (1.2 if rng.random() < .8 else 3, "id"), (.5, "exit")]
    elif extra < .58:
        typed += [(.4, f"sudo su - {other.login}"), (.8, "ls"), (.4, "exit")]
    elif extra < .64:
        typed += [(.4, "sudo -u www-data -s id")]
    with lab.sessions[host.name]:
        shell(lab, host, person, rng.choice(lab.staff), typed)


def unprivileged_sudo(lab, rng):
    """Someone without rights tries sudo once, and is told so."""
    host = rng.choice(lab.hosts)
    person = rng.choice([p for p in lab.testbed.people if not p.sudo])
    with lab.sessions[host.name]:
        shell(lab, host, person, rng.choice(lab.staff), [(.5, "sudo " + rng.choice(SUDO)), (.7, person.password), (1, "id")])


def local_service(lab, rng):
    """Services and their jobs act on their own: su by scripts, maintenance through runuser, log notes."""
    host = rng.choice(lab.hosts)
    person = rng.choice(lab.testbed.people)
    with lab.sessions[host.name]:
        host.attempt(rng.choice([f"su - {person.login} -c id", f"su {person.login} -c 'ls /tmp'", "runuser -u www-data id", "sudo -u www-data id",
                                 "su -s /bin/sh www-data -c 'php -v'", "logger -t backup 'copied %d files'" % rng.randrange(9999),
                                 "logger -t myapp -p daemon.info 'request finished in %d ms'" % rng.randrange(900), "passwd -S root", f"chage -l {person.login}"]), timeout=20)
