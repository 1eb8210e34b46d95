import type { Playbook } from '../playbook.ts';
import { lockUser, newCredentials } from '../steps/accounts.ts';
import { keepJournal } from '../steps/evidence.ts';
import { hostFiles } from '../steps/host.ts';
import { whoIsIt } from '../steps/web.ts';

export const passwordGuessing: Playbook = {
  name: 'login_bruteforce',
  family: 'password-guessing',
  title: 'password guessing',
  what: 'Somebody tries many passwords for an account, or a few passwords for many accounts (spraying), at SSH, mail or a login page. What counts is whether one of them was right.',
  why: 'One client was refused more often within minutes than people mistype; one refusal alone is never flagged.',
  check: [
    {
      text: 'Did it get in? A line here means that a password is known: lock that account now.',
      run: [
        "grep -hawF -e {actor} -- {sources} | grep -aE 'Accepted|session opened|Login: user|auth=(plain|login)|\" 302 '",
        "journalctl -t sshd -t sshd-session --since {since} -g 'Accepted'"
      ]
    },
    {
      text: 'See which accounts were tried. Names that really exist in your house mean that the attacker knows you.',
      run: [
        "grep -hawF -e {actor} -- {sources} | grep -aoE '(for|user) (invalid user )?[^ ]+ from|user=<?[^ ,>]+' | sort | uniq -c | sort -rn | head -n 30"
      ]
    },
    {
      text: 'See whether other addresses do the same at the same time: spraying uses many.',
      run: [
        "grep -haE 'Failed password|authentication failure|auth failed|Invalid user' -- {sources} | grep -oE '([0-9]{1,3}\\.){3}[0-9]{1,3}' | sort | uniq -c | sort -rn | head",
        'lastb -Fwi | head -n 50'
      ]
    },
    whoIsIt
  ],
  files: [
    ...hostFiles,
    '/var/log/mail.log, the access log of the login page',
    '/var/log/btmp (read by lastb)'
  ],
  contain: [
    {
      text: 'Block the address, by fail2ban where it runs, else by the firewall. The same lines with unbanip and -D take it back.',
      run: ['fail2ban-client set sshd banip {address}', '{iptables} -I INPUT -s {address} -j DROP']
    },
    {
      text: `Only if it got in, as {user}: ${lockUser.text[0]!.toLowerCase()}${lockUser.text.slice(1)}`,
      run: lockUser.run!
    },
    keepJournal
  ],
  eradicate: [
    {
      text: 'Take passwords away from SSH: PasswordAuthentication no, KbdInteractiveAuthentication no, PermitRootLogin prohibit-password in /etc/ssh/sshd_config; test it, then reload, and keep a session open meanwhile.',
      run: ['sshd -t', 'systemctl reload ssh']
    },
    {
      text: 'Where passwords must stay (mail, web): a second factor, a limit of tries, and no password that stands in lists of leaked ones.'
    },
    newCredentials
  ],
  falseAlarm: [
    'A program of yours uses an old password: one account, one inner address, at even intervals, since the password was changed. Ask the user.',
    'Many people sit behind the address (a company’s NAT), and each failed once or twice.',
    'A person mistyped some times and then got in, from the usual place.'
  ],
  attack: {
    id: 'T1110.001',
    technique: 'Brute Force: Password Guessing',
    tactic: 'Credential Access'
  },
  nist: 'analysis'
};
