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

export const networkScan: Playbook = {
  name: 'foothold:network_scan',
  family: 'network-scan',
  title: 'network scan',
  what: 'Somebody looks for hosts on the network, address by address, with nmap or the like. It comes after the first step inside, or before it.',
  why: 'Scanners look up the name of every address they try: one client asked for the names of many addresses (in-addr.arpa) in their order, or it did so while it attacked.',
  check: [
    {
      text: 'See the range it went through, and how fast: a whole /24 within a minute is a scan.',
      run: [
        "grep -hawF -e {actor} -- {sources} | grep -aoE '[0-9.]+\\.in-addr\\.arpa' | sort -u | less"
      ]
    },
    whichMachine,
    whatItDidNext,
    whatItReached,
    openPorts
  ],
  files: networkFiles,
  contain: [blockScan],
  eradicate: [
    {
      text: 'If it is a machine of your own, treat it as taken over: examine logins, processes and new services there before it may come back.'
    },
    closePorts
  ],
  falseAlarm: [
    'An inventory, monitoring or licence server of yours scans at fixed hours: it did so yesterday, too.',
    'A mail server or log analyser looks up the addresses of its clients: they are foreign, many, and in no order.',
    'An administrator runs nmap, arp-scan or a network map, and says so.'
  ],
  attack: { id: 'T1046', technique: 'Network Service Discovery', tactic: 'Discovery' },
  nist: 'analysis'
};
