import type { Playbook } from '../playbook.ts';
import {
  allOfActor,
  answeredPages,
  blockAddress,
  statusCounts,
  webFiles,
  whoIsIt
} from '../steps/web.ts';

export const directoryBruteForce: Playbook = {
  name: 'attacker_http:dirb:foothold',
  family: 'directory-brute-force',
  title: 'directory brute force',
  what: 'A tool (dirb, gobuster, feroxbuster, ffuf) asks the web server for thousands of names from a word list, to find pages that no link leads to: admin pages, backups, configuration, forgotten software.',
  why: 'The requests ask for names as word lists have them, most of them not there (404), many in a minute and from one client.',
  check: [
    statusCounts,
    answeredPages,
    allOfActor,
    {
      text: 'See whether others scan the same way: one attacker may use many addresses.',
      run: [
        "grep -ha ' 404 ' -- {sources} | awk '{print $1}' | sort | uniq -c | sort -rn | head -n 20"
      ]
    },
    whoIsIt
  ],
  files: webFiles,
  contain: [
    blockAddress,
    {
      text: 'Where it comes from many addresses, limit the rate instead: limit_req in nginx, mod_evasive in Apache, or fail2ban with its apache-noscript, apache-botsearch and nginx-botsearch jails.',
      run: ['fail2ban-client status']
    }
  ],
  eradicate: [
    {
      text: 'Take away what it found and should not have: backups (.bak, .old, .zip, .sql), .git folders, .env files, status and admin pages. Then change every password that stood in them.',
      run: [
        "find /var/www /srv -xdev -regex '.*\\.\\(bak\\|old\\|orig\\|sql\\|zip\\|git\\|env\\)' -ls 2>/dev/null"
      ]
    },
    {
      text: 'Keep watching the address for a day: what comes after a scan is an attack on what was found.'
    }
  ],
  falseAlarm: [
    'It is your own vulnerability scanner, a paid test, or a monitoring service: ask, and compare the address.',
    'A site was moved and a crawler asks for its old pages: the names are real ones of the old site, and the agent is a known search engine (a look-up of its address and back confirms it).',
    'A page with broken links was opened: the requests carry its address as referer.'
  ],
  attack: {
    id: 'T1595.003',
    technique: 'Active Scanning: Wordlist Scanning',
    tactic: 'Reconnaissance'
  },
  nist: 'analysis'
};
