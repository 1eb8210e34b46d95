import type { Playbook } from '../playbook.ts';
import { dnsExfiltration } from './dns-exfiltration.ts';

export const dnsExfiltrationBlocked: Playbook = {
  ...dnsExfiltration,
  name: 'attacker:dnsteal:dnsteal-dropped',
  title: 'DNS exfiltration, blocked',
  what: 'A program tries to carry data out in the names that it looks up, and the look-ups came to nothing: refused, dropped, or without an answer. The program is still there, and will try other ways.',
  why: 'The names have long labels of random-looking letters and digits, as encoded data has, many different ones under one domain, and no answer came back.',
  check: [
    {
      text: 'Find out who blocked it: your name server, a firewall, or only the far end. The data is in the question, so that a forwarded look-up has left even if no answer came. Look for "forwarded" among the lines.',
      run: [
        "grep -haF -e {domain} -- {sources} | grep -aE 'forwarded|reply|refused|REFUSED|NXDOMAIN' | less"
      ]
    },
    ...dnsExfiltration.check
  ]
};
