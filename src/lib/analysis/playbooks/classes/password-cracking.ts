import type { Playbook } from '../playbook.ts';
import { accountChanges, whoIsIn } from '../steps/accounts.ts';
import { keepJournal, volatileState } from '../steps/evidence.ts';
import { freezeProcess, strangePrograms } from '../steps/host.ts';

export const passwordCracking: Playbook = {
  name: 'crack_passwords:escalate',
  family: 'password-cracking',
  title: 'password cracking on a host (CPU metrics)',
  what: 'A program on this host tries out passwords against stolen hashes, at full load for minutes to days. Whoever runs it already has the hashes, and so had root, or a copy of a database.',
  why: 'The load of the processor jumped and stayed, for an account that has no reason for it, or a program such as john or hashcat was run.',
  check: [
    {
      text: 'Find what takes the processor, as whom, and since when.',
      run: [
        'ps -eo pid,user,pcpu,etimes,cmd --sort=-pcpu | head -n 15',
        "pgrep -af 'john|hashcat|hydra|medusa|unshadow'",
        'sar -u -s 00:00:00'
      ]
    },
    {
      text: 'Look for the hashes and for what was cracked: these files name the passwords that are known now.',
      run: [
        "find / -xdev ! -path '/proc/*' -newermt {since} -regex '.*\\(john\\.pot\\|hashcat\\.potfile\\|john\\.rec\\|rockyou.*\\|unshadowed.*\\)' -ls 2>/dev/null"
      ]
    },
    {
      text: 'Find who read the password hashes: this needs an audit rule on /etc/shadow; without one, look at sudo.',
      run: [
        "ausearch -i -f /etc/shadow -ts $(date -d {since} '+%x %T') | less",
        'journalctl _COMM=sudo --since {since} --until {until}'
      ]
    },
    whoIsIn,
    strangePrograms
  ],
  files: [
    '~/.john/ and ~/.local/share/hashcat/ of every account',
    '/etc/shadow (its reading, by audit)',
    '/var/log/sysstat/ or your metrics'
  ],
  contain: [volatileState, freezeProcess, keepJournal],
  eradicate: [
    {
      text: 'Change every password whose hash was on that host: local accounts, database users, users of the web application. Begin with those who can become root, and with those used elsewhere, too.',
      run: ["awk -F: '$2 ~ /^\\$/ {print $1}' /etc/shadow"]
    },
    accountChanges,
    {
      text: 'Find out how the hashes were taken, for that was before: root on this host, an SQL injection, or a backup that others can read.'
    },
    {
      text: 'Use a slow hash (yescrypt: ENCRYPT_METHOD YESCRYPT in /etc/login.defs), and long passwords.'
    }
  ],
  falseAlarm: [
    'A build, backup, video conversion, virus scan or database job runs at the same hours on other days.',
    'It is a planned check of password strength, and its owner says so.',
    'The load is a crypto miner: no false alarm, and an intruder all the same.'
  ],
  attack: {
    id: 'T1110.002',
    technique: 'Brute Force: Password Cracking',
    tactic: 'Credential Access'
  },
  nist: 'containment'
};
