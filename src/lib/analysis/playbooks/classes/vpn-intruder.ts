import type { Playbook } from '../playbook.ts';
import { askUser, newCredentials } from '../steps/accounts.ts';
import { keepJournal } from '../steps/evidence.ts';

export const vpnIntruder: Playbook = {
  name: 'attacker_vpn:foothold',
  family: 'vpn-intruder',
  title: 'intruder on the VPN',
  what: 'Somebody is logged in to the VPN with the certificate, key or password of another, and so stands inside the network.',
  why: 'A VPN login looks the same for honest people. This one is flagged because the user never came from that address before, or because of what the same actor did around it.',
  check: [
    {
      text: 'See from where {user} usually connects, and whether two places are connected at the same time.',
      run: [
        "journalctl -u 'openvpn*' --since {since} --until {until} -g 'Peer Connection Initiated|MULTI: Learn|AUTH'",
        'grep -ahF -e {user} -- {sources} | less',
        'whois -- {address}'
      ]
    },
    askUser,
    {
      text: 'See who is connected now, and which inner address they have. (OpenVPN’s status file, then WireGuard.)',
      run: [
        'cat -v /run/openvpn-server/status*.log /run/openvpn/*.status /var/log/openvpn/*status*.log 2>/dev/null',
        'wg show'
      ]
    },
    {
      text: 'With the inner address, find what it did in the network: take it for ADDRESS in the logs of other hosts.',
      run: ['conntrack -L -s ADDRESS', 'grep -rlawF -e ADDRESS -- /var/log 2>/dev/null']
    }
  ],
  files: [
    '/var/log/openvpn/ or the journal of the VPN',
    '/etc/openvpn/ (certificates, ccd, crl.pem)',
    '/etc/wireguard/'
  ],
  contain: [
    {
      text: 'End the session and revoke the key, not only the password: easyrsa revoke NAME and easyrsa gen-crl for OpenVPN, then restart it; wg set INTERFACE peer KEY remove for WireGuard.',
      run: ["systemctl restart 'openvpn-server@*'"]
    },
    {
      text: 'Block the address at the VPN’s door; the same line with -D takes it back.',
      run: ['{iptables} -I INPUT -s {address} -j DROP']
    },
    keepJournal
  ],
  eradicate: [
    newCredentials,
    {
      text: 'Find out how the key was lost: the device it was on may have malicious software, so check that before it gets a new one.'
    },
    { text: 'Ask for a second factor at the VPN, and let it reach only what its users need.' }
  ],
  falseAlarm: [
    'The user travels, has a new provider, or sits in a train or hotel: the time fits and the user confirms it.',
    'Mobile and home connections get a new address of the same provider every day: same network in whois, same country.',
    'The logs are young, so that nearly every address is new.'
  ],
  attack: { id: 'T1133', technique: 'External Remote Services', tactic: 'Initial Access' },
  nist: 'analysis'
};
