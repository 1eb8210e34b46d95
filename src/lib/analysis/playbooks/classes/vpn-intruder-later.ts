import type { Playbook } from '../playbook.ts';
import { isolate } from '../steps/evidence.ts';
import { vpnIntruder } from './vpn-intruder.ts';

export const vpnIntruderLater: Playbook = {
  ...vpnIntruder,
  name: 'attacker_vpn:escalate',
  title: 'intruder on the VPN, later phase',
  what: 'Somebody who came in by the VPN with the access of another is back, or still there, and goes from host to host inside the network.',
  why: 'One VPN login reads like another: this one is flagged because the same actor attacks hosts inside at that time.',
  check: [
    {
      text: 'List the hosts that it logged in to or tried, and go through each of them as a host of its own.',
      run: [
        "grep -rahwF -e {address} -- /var/log/auth.log /var/log/secure 2>/dev/null | grep -aE 'Accepted|Failed' | less",
        'last -Fwi -n 100'
      ]
    },
    ...vpnIntruder.check
  ],
  contain: [...vpnIntruder.contain, isolate],
  attack: {
    id: 'T1133',
    technique: 'External Remote Services',
    tactic: 'Lateral Movement',
    note: 'ATT&CK files the technique under Initial Access (TA0001) and Persistence (TA0003). Here it carries the intruder from host to host.'
  },
  nist: 'containment'
};
