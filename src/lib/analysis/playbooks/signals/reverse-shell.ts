import type { Playbook } from '../playbook.ts';
import { commandsOfUser } from '../steps/accounts.ts';
import { isolate, keepJournal, rebuild, volatileState } from '../steps/evidence.ts';
import {
  auditTrail,
  connections,
  freezeProcess,
  hostFiles,
  newPersistence,
  strangePrograms
} from '../steps/host.ts';

export const reverseShell: Playbook = {
  name: 'reverse-shell',
  family: 'reverse-shell',
  title: 'reverse shell',
  what: 'A process on the host connected a shell to a machine outside: somebody there types commands here. There is hardly an honest reason for it.',
  why: 'The command line is one by which shells are connected to the network: /dev/tcp/, nc -e, mkfifo with nc, socat with exec, or a socket opened by python or perl.',
  check: [
    {
      text: 'Find the shell that is connected: a bash, sh, nc, socat, python or perl with a connection to outside.',
      run: [
        "ss -tnp state established | grep -aE '\"(bash|sh|dash|nc|ncat|socat|python3?|perl|php)'",
        'ps -eo pid,ppid,user,tty,lstart,cmd --forest | less'
      ]
    },
    {
      text: 'See where it was connected to, and whether other hosts speak to the same address.',
      run: [
        "grep -anE '/dev/(tcp|udp)/|(nc|ncat) .*-e|socat |mkfifo' -- {sources} | less",
        'conntrack -L'
      ]
    },
    commandsOfUser,
    auditTrail,
    connections,
    strangePrograms
  ],
  files: [
    ...hostFiles,
    'the log of the service whose account started it (web server, database)',
    '/tmp, /var/tmp, /dev/shm'
  ],
  contain: [
    volatileState,
    isolate,
    {
      text: 'Where the host cannot be isolated, block the far end.',
      run: ['iptables -I OUTPUT -d ADDRESS -j REJECT', 'ss -K dst ADDRESS']
    },
    freezeProcess,
    keepJournal
  ],
  eradicate: [
    newPersistence,
    {
      text: 'Find the hole by which the command came: web requests, logins and cron jobs just before {since}.'
    },
    rebuild
  ],
  falseAlarm: [
    'A security test is under way: ask.',
    'A health check uses /dev/tcp/ to see whether a port is open: no shell follows, and it comes at even intervals.'
  ],
  attack: {
    id: 'T1059.004',
    technique: 'Command and Scripting Interpreter: Unix Shell',
    tactic: 'Execution'
  },
  nist: 'containment'
};
