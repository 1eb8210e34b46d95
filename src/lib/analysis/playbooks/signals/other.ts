import type { Playbook } from '../playbook.ts';
import { commandsOfUser, loginsOfUser, whoIsIn } from '../steps/accounts.ts';
import { isolate, keepJournal, rebuild, volatileState } from '../steps/evidence.ts';
import { auditTrail, connections, hostFiles, newPersistence } from '../steps/host.ts';
import { blockAddress } from '../steps/web.ts';

export const other: Playbook = {
  name: 'other',
  family: 'other',
  title: 'a rule of your own',
  what: 'A rule matched that INSyT has no playbook for. Its title and description say what it looks for; these are the steps that fit nearly every finding.',
  why: 'The lines meet the conditions of the rule, which whoever wrote it takes for a sign of an attack.',
  check: [
    {
      text: 'Read everything that {actor} did, before and after.',
      run: [
        'grep -anwF -e {actor} -- {sources} | less',
        'journalctl --since {since} --until {until}'
      ]
    },
    {
      text: 'Read the rule itself: its falsepositives tell what else looks like this, its references what the attack is.'
    },
    loginsOfUser,
    commandsOfUser,
    whoIsIn,
    connections,
    auditTrail
  ],
  files: hostFiles,
  contain: [volatileState, blockAddress, isolate, keepJournal],
  eradicate: [newPersistence, rebuild],
  falseAlarm: [
    'The same lines are there on many other days, from the same actor, with nothing before or after them.',
    'What the rule names under falsepositives applies.'
  ],
  attack: null,
  nist: 'analysis'
};
