import type { Playbook } from '../playbook.ts';
import { blockScan, networkFiles, whatItDidNext, whichMachine } from '../steps/network.ts';

export const routeTracing: Playbook = {
  name: 'foothold:traceroute',
  family: 'route-tracing',
  title: 'route tracing',
  what: 'Somebody traces the way to a host (traceroute, mtr, nmap --traceroute) and so learns routers, networks and where the firewall stands.',
  why: 'Traces look up the names of the routers on the way: one client asked for the names of a few addresses along one route, while it did other things that attackers do.',
  check: [
    {
      text: 'See what it asked for just before and after: alone it is harmless, with a scan beside it is part of one.',
      run: ['grep -anwF -e {actor} -- {sources} | less']
    },
    whichMachine,
    {
      text: 'On that machine, see whether somebody runs such a tool, and who.',
      run: [
        "pgrep -afl 'traceroute|tracepath|mtr|nmap'",
        "ausearch -i -sc execve -ts $(date -d {since} '+%x %T') | grep -aE 'traceroute|tracepath|mtr|nmap'"
      ]
    },
    whatItDidNext
  ],
  files: networkFiles,
  contain: [
    { text: 'A trace alone needs no block. Where it belongs to a scan, act on the scan.' },
    blockScan
  ],
  eradicate: [
    {
      text: 'If your routers should not show themselves, let the border firewall drop outgoing ICMP "time exceeded"; inside, leave it: you need it yourself.'
    }
  ],
  falseAlarm: [
    'Somebody looks for a network fault: ask the administrators.',
    'Monitoring (Smokeping, ThousandEyes, the provider’s probe) traces regularly.',
    'It is the only thing this address ever did.'
  ],
  attack: { id: 'T1016', technique: 'System Network Configuration Discovery', tactic: 'Discovery' },
  nist: 'analysis'
};
