import type { Step } from '../playbook.ts';

export const whichMachine: Step = {
  text: 'Find out whose machine {address} is. From inside your network, it is one to isolate and examine; from outside, it is one to block.',
  run: [
    'ip neigh show {address}',
    'grep -hwF -e {address} -- /var/lib/misc/dnsmasq.leases /var/lib/dhcp/dhcpd.leases',
    'whois -- {address}'
  ]
};

export const whatItReached: Step = {
  text: 'See what it reached: connections that stand now, and those that the firewall tracks.',
  run: [
    'ss -tn dst {address}',
    'conntrack -L -s {address}',
    'journalctl -k --since {since} --until {until} -g SRC='
  ]
};

export const whatItDidNext: Step = {
  text: 'A scan is the beginning: find every other log on this host that names the address, above all logins.',
  run: [
    'grep -rlawF -e {address} -- /var/log 2>/dev/null',
    'journalctl --since {since} -t sshd -t sshd-session -t sudo -t su'
  ]
};

export const openPorts: Step = {
  text: 'See what there was to find: services that listen on more than localhost, and the firewall’s rules.',
  run: ['ss -tulpn', 'nft list ruleset | less']
};

export const blockScan: Step = {
  text: 'Block the address at the firewall, or where it is one of your own, its port at the switch. The same line with -D takes it back.',
  run: ['{iptables} -I INPUT -s {address} -j DROP', '{iptables} -I FORWARD -s {address} -j DROP']
};

export const closePorts: Step = {
  text: 'Close what nobody needs: stop services without users, bind others to localhost or the inner network, and let the firewall refuse by default.',
  run: ['systemctl list-unit-files --type=service --state=enabled']
};

export const networkFiles = [
  'the firewall’s log (journalctl -k, /var/log/kern.log, /var/log/ufw.log)',
  '/var/log/auth.log or /var/log/secure',
  'the query log of the name server'
];
