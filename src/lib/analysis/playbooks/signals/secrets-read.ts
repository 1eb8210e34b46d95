import type { Playbook } from '../playbook.ts';
import { askUser, commandsOfUser, loginsOfUser, lockUser } from '../steps/accounts.ts';
import { keepJournal } from '../steps/evidence.ts';
import { auditTrail, hostFiles } from '../steps/host.ts';

export const secretsRead: Playbook = {
  name: 'secrets-read',
  family: 'secrets-read',
  title: 'password hashes or private keys read',
  what: 'Somebody with root’s rights read the file of password hashes or private keys. An intruder takes them to crack the passwords elsewhere, or to log in to other hosts.',
  why: 'A privileged command names /etc/shadow, /etc/gshadow, /root/.ssh or a private key.',
  check: [
    {
      text: 'See what was read, and what was done with it: copied, packed, sent.',
      run: [
        "grep -anE 'shadow|\\.ssh/|id_(rsa|ed25519|ecdsa)' -- {sources} | less",
        "ausearch -i -f /etc/shadow -ts $(date -d {since} '+%x %T') | less"
      ]
    },
    commandsOfUser,
    askUser,
    loginsOfUser,
    {
      text: 'See whether the keys were used: logins on other hosts that accept them, since then.',
      run: ["journalctl -t sshd -t sshd-session --since {since} -g 'Accepted publickey'"]
    },
    auditTrail
  ],
  files: [
    ...hostFiles,
    '/etc/shadow, /etc/gshadow and their copies with - at the end',
    '/root/.ssh/ and /home/*/.ssh/'
  ],
  contain: [
    lockUser,
    { text: 'Take the keys that were read out of every authorized_keys that names them.' },
    keepJournal
  ],
  eradicate: [
    {
      text: 'Change all passwords of the host, root first, and wherever else the same ones serve; make new SSH keys. New host keys are made only where the old files are gone (/etc/ssh/ssh_host_*).',
      run: ["awk -F: '$2 ~ /^\\$/ {print $1}' /etc/shadow", 'ssh-keygen -A']
    },
    { text: 'Find out how {user} came to root’s rights, and act on that.' }
  ],
  falseAlarm: [
    'A backup, audit or configuration tool reads them at the same hours every day.',
    'An administrator made an account or checked one, and says so.'
  ],
  attack: {
    id: 'T1003.008',
    technique: 'OS Credential Dumping: /etc/passwd and /etc/shadow',
    tactic: 'Credential Access'
  },
  nist: 'containment'
};
