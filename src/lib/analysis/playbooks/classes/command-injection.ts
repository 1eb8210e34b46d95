import type { Playbook } from '../playbook.ts';
import { isolate, keepJournal, rebuild, volatileState } from '../steps/evidence.ts';
import { connections, newPersistence, strangePrograms } from '../steps/host.ts';
import {
  allOfActor,
  blockAddress,
  changedFiles,
  updateSite,
  webFiles,
  webProcesses
} from '../steps/web.ts';

export const commandInjection: Playbook = {
  name: 'command_injection',
  family: 'command-injection',
  title: 'command injection',
  what: 'Somebody writes shell commands into a parameter, header or path, in the hope that the application hands them to a shell. If it works, they run programs with the web server’s rights.',
  why: 'The request holds a command behind a character that shells act on (; | & ` $( ), a download with wget or curl, /dev/tcp, or a look-up such as ${jndi:…} that makes the server load code.',
  check: [
    {
      text: 'See what was answered. 404 and 403 say that nothing was there; 200 and 500 need a look, and so does a long time to answer (sleep).',
      run: [
        "grep -hawF -e {actor} -- {sources} | awk '{print $9, $7}' | sort | uniq -c | sort -rn | head -n 40"
      ]
    },
    webProcesses,
    connections,
    {
      text: 'If the command fetches something, look for that address in your firewall, proxy and name server logs: a connection from your server to it means that the command ran.',
      run: [
        "grep -hawF -e {actor} -- {sources} | grep -aoiE '(https?|ldap|rmi)(:|%3a)(/|%2f){2}[^ \"]+' | sort -u",
        'ss -tnp state established state syn-sent'
      ]
    },
    strangePrograms,
    changedFiles,
    allOfActor
  ],
  files: [
    ...webFiles,
    '/tmp, /var/tmp, /dev/shm',
    '/var/spool/cron/crontabs/www-data',
    'the application’s own log'
  ],
  contain: [
    volatileState,
    blockAddress,
    {
      text: 'If a command ran: let the server open no connections by itself, then isolate it.',
      run: [
        'iptables -I OUTPUT ! -o lo -m owner --uid-owner www-data -m conntrack --ctstate NEW -j REJECT'
      ]
    },
    isolate,
    keepJournal
  ],
  eradicate: [
    updateSite,
    {
      text: 'Fix the call: no shell at all (exec with an argument list), and values from a list of allowed ones. For Log4Shell: log4j-core 2.17.1 or later.'
    },
    newPersistence,
    { text: 'If a command ran, change every secret that the web server’s account could read.' },
    rebuild
  ],
  falseAlarm: [
    'A bot tries holes of routers and cameras (/cgi-bin/luci, /shell?cd+/tmp, /GponForm) on a server that has none: a scan, answered with 404.',
    'A forum or documentation site whose visitors search for commands.',
    'A webhook or API whose values hold | or ; by design, from known clients.'
  ],
  attack: { id: 'T1059', technique: 'Command and Scripting Interpreter', tactic: 'Execution' },
  nist: 'containment'
};
