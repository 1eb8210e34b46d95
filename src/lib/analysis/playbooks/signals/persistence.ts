import type { Playbook } from '../playbook.ts';
import { accountChanges, askUser, commandsOfUser, lockUser } from '../steps/accounts.ts';
import { keepJournal, rebuild } from '../steps/evidence.ts';
import { auditTrail, hostFiles, newPersistence } from '../steps/host.ts';

export const persistence: Playbook = {
  name: 'persistence',
  family: 'persistence',
  title: 'change of what starts by itself',
  what: 'Somebody changed what the host runs or lets in by itself: cron jobs, services, SSH keys, accounts, sudo rights. Intruders do so to come back after a reboot or a changed password.',
  why: 'A privileged command wrote to a place from which programs start or by which people log in.',
  check: [
    newPersistence,
    accountChanges,
    {
      text: 'Read what was written: a download (curl, wget), base64, an address, or a key that nobody knows is an intruder’s.',
      run: [
        'cat -v /etc/crontab /etc/cron.d/* /var/spool/cron/crontabs/* /var/spool/cron/* 2>/dev/null | less',
        'systemctl list-unit-files --state=enabled'
      ]
    },
    commandsOfUser,
    askUser,
    auditTrail
  ],
  files: [
    '/etc/crontab, /etc/cron.*/, /var/spool/cron/',
    '/etc/systemd/system/, /etc/rc.local, /etc/profile.d/, ~/.bashrc, ~/.profile',
    '~/.ssh/authorized_keys of root and every account',
    ...hostFiles
  ],
  contain: [
    {
      text: 'Copy what was added to another machine, with its times, then take it out: comment the line, mask the unit, remove the key.'
    },
    lockUser,
    keepJournal
  ],
  eradicate: [
    {
      text: 'Find out how {user} came to the rights for it, and act on that first: else it is back tomorrow.'
    },
    rebuild
  ],
  falseAlarm: [
    'An administrator or configuration tool (Ansible, Puppet) did it, and it is in the ticket or repository.',
    'A package was installed at that time that brings the job or unit.'
  ],
  attack: { id: 'T1053.003', technique: 'Scheduled Task/Job: Cron', tactic: 'Persistence' },
  nist: 'containment'
};
