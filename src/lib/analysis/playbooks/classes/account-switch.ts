import type { Playbook } from '../playbook.ts';
import {
  accountChanges,
  askUser,
  commandsOfUser,
  jobsOfUser,
  lockUser,
  loginsOfUser,
  newCredentials,
  whoIsIn
} from '../steps/accounts.ts';
import { keepJournal, volatileState } from '../steps/evidence.ts';
import { auditTrail, hostFiles, newPersistence } from '../steps/host.ts';

export const accountSwitch: Playbook = {
  name: 'attacker_change_user:escalate',
  family: 'account-switch',
  title: 'account switch (su) by an intruder',
  what: 'Somebody who has one account became another with su. An intruder does so with a password that was guessed, cracked or found in a file, to get rights that the first account does not have.',
  why: 'The line of su names two accounts between which honest people seldom switch, or it comes from an account that runs a service. Many honest lines of su look the same, so look at what is around it.',
  check: [
    {
      text: 'See who became whom, on which terminal, and how often it failed before. A service account (www-data, apache, nginx, mysql, postgres) that uses su is nearly always an intruder.',
      run: [
        "grep -anE 'su(\\[[0-9]+\\])?: ' -- {sources} | less",
        'journalctl _COMM=su --since {since} --until {until}'
      ]
    },
    loginsOfUser,
    commandsOfUser,
    askUser,
    whoIsIn,
    auditTrail
  ],
  files: [
    ...hostFiles,
    '~/.bash_history of both accounts (an intruder may have emptied it)',
    '/etc/pam.d/su'
  ],
  contain: [
    volatileState,
    {
      text: 'Lock both accounts: the one it came from, {user}, and the one it became. An expiry of 1 stops key logins, too.',
      run: lockUser.run!
    },
    keepJournal
  ],
  eradicate: [
    newCredentials,
    jobsOfUser,
    accountChanges,
    newPersistence,
    { text: 'Let only administrators use su: set pam_wheel.so in /etc/pam.d/su to required.' }
  ],
  falseAlarm: [
    'An administrator or a deployment script does this regularly: the same two accounts, at the same hours, in older logs.',
    'It comes from cron or a start script (no terminal, user root to a service account): going down in rights is no gain.',
    'The person behind the account says so when asked, and knows what was done after it.'
  ],
  attack: {
    id: 'T1078.003',
    technique: 'Valid Accounts: Local Accounts',
    tactic: 'Privilege Escalation'
  },
  nist: 'containment'
};
