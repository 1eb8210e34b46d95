import type { Playbook } from '../playbook.ts';
import {
  accountChanges,
  askUser,
  lockUser,
  loginsOfUser,
  newCredentials,
  whoIsIn
} from '../steps/accounts.ts';
import { isolate, keepJournal, rebuild, volatileState } from '../steps/evidence.ts';
import { auditTrail, hostFiles, newPersistence } from '../steps/host.ts';

export const privilegedCommand: Playbook = {
  name: 'escalate:escalated_command:escalated_sudo_command',
  family: 'privileged-command',
  title: 'privileged command by an intruder',
  what: 'Somebody ran a command as root with sudo. From an intruder it means that the host is theirs: root can read and change everything, the logs included.',
  why: 'The command is one that intruders run first (listing rights, reading password hashes, opening a shell, an editor or interpreter that gives one), or the account does not usually use sudo.',
  check: [
    {
      text: 'Read the commands in their order. id, sudo -l, cat /etc/shadow, a shell, then downloads or new accounts is how an intrusion reads; package updates and service restarts is how work reads.',
      run: [
        'grep -anF -e COMMAND= -- {sources} | less',
        'journalctl _COMM=sudo --since {since} --until {until} -o short-iso'
      ]
    },
    {
      text: 'See what {user} may do. Rights to run editors, interpreters, find, tar, less or docker as root are rights to everything (gtfobins.github.io lists them).',
      run: ['sudo -l -U {user}', 'visudo -c']
    },
    loginsOfUser,
    askUser,
    auditTrail,
    whoIsIn
  ],
  files: [
    ...hostFiles,
    '/etc/sudoers and /etc/sudoers.d/',
    '~/.bash_history of the account and of root'
  ],
  contain: [volatileState, lockUser, isolate, keepJournal],
  eradicate: [
    accountChanges,
    newPersistence,
    newCredentials,
    rebuild,
    {
      text: 'If /etc/shadow or private keys were read, change all passwords and keys of that host, and wherever else they serve.'
    }
  ],
  falseAlarm: [
    'The person behind the account did it, and says what for, without having been told what was seen.',
    'Configuration tools (Ansible, Puppet, Chef) or monitoring run the same command on many hosts at the same hours.',
    'The command was refused ("command not allowed", "incorrect password attempts") once or twice by an account in daily use: a mistyped password.'
  ],
  attack: {
    id: 'T1548.003',
    technique: 'Abuse Elevation Control Mechanism: Sudo and Sudo Caching',
    tactic: 'Privilege Escalation'
  },
  nist: 'containment'
};
