import type { Playbook } from '../playbook.ts';
import {
  askUser,
  commandsOfUser,
  jobsOfUser,
  lockUser,
  loginsOfUser,
  newCredentials,
  whoIsIn
} from '../steps/accounts.ts';
import { keepJournal } from '../steps/evidence.ts';
import { hostFiles } from '../steps/host.ts';

export const newLogin: Playbook = {
  name: 'ssh-login',
  family: 'new-login',
  title: 'SSH login from an address that this user never used',
  what: 'Somebody logged in by SSH from a place that is new for this account. Mostly it is the person on another network; it is also how a stolen password or key first shows.',
  why: 'After a time of learning what is usual on that host, the pair of user and address had not been seen before in these logs.',
  check: [
    loginsOfUser,
    {
      text: 'See whose address it is, and how the login was made: a password where the user always has a key is a bad sign.',
      run: ['whois -- {address}', 'grep -anwF -e {address} -- {sources} | less']
    },
    askUser,
    commandsOfUser,
    whoIsIn,
    jobsOfUser
  ],
  files: [...hostFiles, '~/.ssh/authorized_keys and ~/.bash_history of the account'],
  contain: [
    lockUser,
    {
      text: 'Block the address; the same line with -D takes it back.',
      run: ['{iptables} -I INPUT -s {address} -j DROP']
    },
    keepJournal
  ],
  eradicate: [
    newCredentials,
    {
      text: 'Find out how the password or key was lost, and let SSH be reached only from where its users are.'
    }
  ],
  falseAlarm: [
    'The user confirms it: a journey, a new provider, a new office.',
    'The address is of the same provider and city as the usual ones.',
    'It is an inner address that another machine got from the DHCP server.'
  ],
  attack: { id: 'T1078', technique: 'Valid Accounts', tactic: 'Initial Access' },
  nist: 'analysis'
};
