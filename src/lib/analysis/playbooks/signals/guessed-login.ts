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
import { isolate, keepJournal, volatileState } from '../steps/evidence.ts';
import { connections, hostFiles, newPersistence } from '../steps/host.ts';

export const guessedLogin: Playbook = {
  name: 'guessed-login',
  family: 'guessed-login',
  title: 'login after many failed ones',
  what: 'An address that was refused many times got in shortly after: a password was guessed. Until the opposite is shown, somebody is on that host.',
  why: 'A login was accepted from an address whose failed logins, within the half hour before, were more than honest use makes.',
  check: [
    {
      text: 'Read the login and what came after it in the same session: sudo, su, downloads, new accounts.',
      run: [
        'grep -anwF -e {actor} -- {sources} | less',
        'journalctl --since {since} -t sshd -t sshd-session -t sudo -t su -t systemd-logind'
      ]
    },
    whoIsIn,
    askUser,
    commandsOfUser,
    jobsOfUser,
    loginsOfUser,
    connections
  ],
  files: [...hostFiles, '~/.bash_history and ~/.ssh/ of the account'],
  contain: [
    volatileState,
    lockUser,
    {
      text: 'Block the address; the same line with -D takes it back.',
      run: ['{iptables} -I INPUT -s {address} -j DROP']
    },
    isolate,
    keepJournal
  ],
  eradicate: [
    newPersistence,
    accountChanges,
    newCredentials,
    {
      text: 'Let SSH take keys only (PasswordAuthentication no), and see that the same password opens nothing else.',
      run: ['sshd -t', 'systemctl reload ssh']
    }
  ],
  falseAlarm: [
    'The person had forgotten the password and says so, and the address is the usual one.',
    'Many people share the address, and another of them had failed.',
    'A program with an old password failed, and a person behind the same address logged in.'
  ],
  attack: { id: 'T1078', technique: 'Valid Accounts', tactic: 'Initial Access' },
  nist: 'containment'
};
