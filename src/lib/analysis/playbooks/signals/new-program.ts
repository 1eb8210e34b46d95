import type { Playbook } from '../playbook.ts';
import { keepJournal } from '../steps/evidence.ts';
import {
  auditTrail,
  connections,
  freezeProcess,
  hostFiles,
  strangePrograms,
  verifyPackages
} from '../steps/host.ts';

export const newProgram: Playbook = {
  name: 'executable',
  family: 'new-program',
  title: 'program never run before',
  what: 'A program ran that these logs do not know on that host. Every package brings some; so does every intruder.',
  why: 'After a time of learning what is usual on that host, the path of the program had not been seen before, and something else speaks against the same actor.',
  check: [
    {
      text: 'See what {program} is: its package, age and kind. A program of no package in /tmp, /var/tmp, /dev/shm or a home folder is suspicious.',
      run: [
        'ls -l --time-style=full-iso -- {program}',
        'file -- {program}',
        'sha256sum -- {program}',
        'dpkg -S -- {program}',
        'rpm -qf -- {program}'
      ]
    },
    auditTrail,
    strangePrograms,
    connections,
    verifyPackages
  ],
  files: hostFiles,
  contain: [
    freezeProcess,
    {
      text: 'Keep a copy of the program, and take its right to run.',
      run: ['cp -p -- {program} suspicious-program.bin', 'chmod a-x -- {program}']
    },
    keepJournal
  ],
  eradicate: [
    {
      text: 'Find out who brought it and how, by the commands and logins just before, and act on that.'
    }
  ],
  falseAlarm: [
    'A package with that file was installed or updated at that time (/var/log/dpkg.log, dnf history).',
    'It is a program that runs seldom, such as a yearly job or a tool of an administrator, who says so.'
  ],
  attack: { id: 'T1059', technique: 'Command and Scripting Interpreter', tactic: 'Execution' },
  nist: 'analysis'
};
