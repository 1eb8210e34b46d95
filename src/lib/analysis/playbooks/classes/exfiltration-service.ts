import type { Playbook } from '../playbook.ts';
import { keepJournal, rebuild } from '../steps/evidence.ts';
import { connections, freezeProcess, newPersistence, verifyPackages } from '../steps/host.ts';

export const exfiltrationService: Playbook = {
  name: 'attacker:dnsteal:exfiltration-service',
  family: 'exfiltration-service',
  title: 'exfiltration service started',
  what: 'A service was started that was not there before. Intruders install one so that their program, here one that sends data out, comes back after every reboot.',
  why: 'A line of systemd says that it started a unit which these logs do not know from before, or whose name resembles those of programs that carry data out.',
  check: [
    {
      text: 'See what {unit} is: the file that defines it, the program it runs, as whom, and since when.',
      run: [
        'systemctl status -- {unit}',
        'systemctl cat -- {unit}',
        'systemctl show -p FragmentPath,ExecStart,User,MainPID,ActiveEnterTimestamp -- {unit}'
      ]
    },
    {
      text: 'Ask whether a package brought it. A unit of no package, or a program in /tmp, /var/tmp, /dev/shm, /opt or a home folder, is suspicious.',
      run: [
        'dpkg -S $(systemctl show -P FragmentPath -- {unit})',
        'rpm -qf $(systemctl show -P FragmentPath -- {unit})'
      ]
    },
    {
      text: 'Find which units are new, and whether somebody installed software at that time.',
      run: [
        "find /etc/systemd /usr/lib/systemd /lib/systemd /run/systemd/system /root/.config/systemd /home -xdev -name '*.service' -newermt {since} -ls 2>/dev/null",
        "grep -haE ' (install|upgrade) ' /var/log/dpkg.log | tail -n 40",
        'dnf history list'
      ]
    },
    connections,
    {
      text: 'See who started it: a sudo, su or login just before it.',
      run: ['journalctl --since {since} --until {until} -t sudo -t su -t sshd -t systemd']
    }
  ],
  files: [
    '/etc/systemd/system/ and ~/.config/systemd/user/ (units that people and intruders add)',
    '/var/log/dpkg.log, /var/log/apt/history.log or dnf history'
  ],
  contain: [
    {
      text: 'Copy the unit’s file and its program away, then stop it and keep it from starting. Move its file out of /etc/systemd/system afterwards, and reload.',
      run: [
        'systemctl cat -- {unit} > suspicious-unit.txt',
        'systemctl disable --now -- {unit}',
        'systemctl daemon-reload'
      ]
    },
    freezeProcess,
    keepJournal
  ],
  eradicate: [newPersistence, verifyPackages, rebuild],
  falseAlarm: [
    'Software was installed or updated at that minute, and the unit belongs to its package.',
    'The unit is one that runs seldom: a monthly timer, a backup, a hardware event.',
    'A person with the right to do so set it up, and can say what for.'
  ],
  attack: {
    id: 'T1543.002',
    technique: 'Create or Modify System Process: Systemd Service',
    tactic: 'Persistence'
  },
  nist: 'containment'
};
