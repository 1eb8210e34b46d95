import type { Playbook } from '../playbook.ts';
import { commandsOfUser, lockUser, whoIsIn } from '../steps/accounts.ts';
import { isolate, keepJournal, rebuild, volatileState } from '../steps/evidence.ts';
import { hostFiles, newPersistence } from '../steps/host.ts';

export const logsTampered: Playbook = {
  name: 'logs-tampered',
  family: 'logs-tampered',
  title: 'audit or log switched off',
  what: 'Somebody stopped the audit or log service, or emptied a log. Intruders do so to hide what came before and what comes next, so the rest of these logs may not tell the truth.',
  why: 'A privileged command stops auditd or rsyslog, deletes the audit rules or the shell’s history, or truncates, shreds or removes files below /var/log.',
  check: [
    {
      text: 'See whether logging runs now, and what is missing: gaps in time, files of size 0.',
      run: [
        'systemctl status auditd rsyslog systemd-journald',
        'auditctl -s',
        'find /var/log -xdev -type f -newermt {since} -ls',
        'journalctl --verify',
        'journalctl --list-boots'
      ]
    },
    {
      text: 'Look where the intruder could not reach: a central log server, the firewall, the name server, the provider’s console, backups of /var/log.'
    },
    commandsOfUser,
    whoIsIn,
    {
      text: 'Deleted logs that a program still holds open can be copied out of /proc (fd/N is in the first column).',
      run: ["ls -l /proc/[0-9]*/fd 2>/dev/null | grep -a '/var/log/.*(deleted)'"]
    }
  ],
  files: [
    ...hostFiles,
    '/var/log/wtmp and /var/log/btmp (a size that shrank)',
    '/etc/rsyslog.conf, /etc/audit/'
  ],
  contain: [
    volatileState,
    {
      text: 'Switch logging on again, and send a copy to another machine from now on.',
      run: ['systemctl start rsyslog systemd-journald', 'service auditd start', 'auditctl -e 1']
    },
    lockUser,
    isolate,
    keepJournal
  ],
  eradicate: [newPersistence, rebuild],
  falseAlarm: [
    'Maintenance: a full disk was cleared, or a service restarted with its package, and somebody says so.',
    'A start script or logrotate did it, at its usual hour.'
  ],
  attack: {
    id: 'T1562.001',
    technique: 'Impair Defenses: Disable or Modify Tools',
    tactic: 'Defense Evasion'
  },
  nist: 'containment'
};
