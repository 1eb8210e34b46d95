import type { Playbook } from '../playbook.ts';
import {
  blockScan,
  closePorts,
  networkFiles,
  openPorts,
  whatItDidNext,
  whatItReached,
  whichMachine
} from '../steps/network.ts';

export const serviceScan: Playbook = {
  name: 'foothold:service_scan',
  family: 'service-scan',
  title: 'service scan',
  what: 'Somebody connects to services only to see what answers and in which version (nmap -sV, masscan, ncrack), to find one with a known hole.',
  why: 'Services complain of clients that do not speak their language: SSH without a banner or key exchange, HTTP or TLS sent to the wrong port, connections closed at once, on several services within seconds.',
  check: [
    {
      text: 'See which services it spoke to, and whether it ever went on to log in.',
      run: [
        'grep -anwF -e {actor} -- {sources} | less',
        "journalctl --since {since} --until {until} -g 'banner|kex_exchange|no matching|Bad protocol|Did not receive|preauth'"
      ]
    },
    whichMachine,
    whatItDidNext,
    whatItReached,
    openPorts
  ],
  files: networkFiles,
  contain: [
    blockScan,
    {
      text: 'Let services be reached only from where their users are: SSH from the VPN or an address list.'
    }
  ],
  eradicate: [
    closePorts,
    {
      text: 'Bring the services that it found up to date, those reachable from outside first. (Debian, then Red Hat.)',
      run: ['apt-get update && apt-get -s upgrade', 'dnf updateinfo list --security']
    }
  ],
  falseAlarm: [
    'A load balancer or monitoring opens a connection and closes it, every minute, from one known address.',
    'A client with outdated ciphers: "no matching key exchange method", always the same user and host.',
    'A research scanner (Shodan, Censys, Shadowserver) that visits everybody: harmless alone.'
  ],
  attack: { id: 'T1046', technique: 'Network Service Discovery', tactic: 'Discovery' },
  nist: 'analysis'
};
