import type { Step } from '../playbook.ts';

export const namesAsked: Step = {
  text: 'See the names below the domain, and how many of them. Data in DNS shows as long, random-looking labels that never come twice.',
  run: [
    'grep -anF -e {domain} -- {sources} | less',
    "grep -haF -e {domain} -- {sources} | grep -oaE 'query\\[[A-Z]+\\] [^ ]+' | sort -u | wc -l"
  ]
};

export const askingClients: Step = {
  text: 'Find every client that asks for the domain: each may be infected.',
  run: [
    "grep -haF -e {domain} -- {sources} | grep -oaE 'from [0-9a-fA-F.:]+' | sort | uniq -c | sort -rn"
  ]
};

export const whoseDomain: Step = {
  text: 'See whose domain it is and since when. A registration of some days ago speaks against it. Do not look its names up: that asks the intruder’s own name server. Names without a real ending (report.txt) are not registered at all: they were sent straight to the intruder’s server, whose address the firewall and the answers name.',
  run: ['whois -- {domain}']
};

export const sendingProgram: Step = {
  text: 'On the client, {actor}, find the program that asks. Where a local resolver stands between, it shows as the one that asks: then look for a busy process and for services that are new.',
  run: [
    "ss -uapn '( dport = :53 )'",
    'ps -eo pid,user,lstart,pcpu,cmd --sort=-lstart | head -n 30',
    'systemctl list-units --type=service --state=running'
  ]
};

export const blockDomain: Step = {
  text: 'Block the domain on your name server. In dnsmasq: a line address=/{domain}/ in /etc/dnsmasq.d/block.conf; in BIND or Unbound: a response policy or local-zone that refuses it.',
  run: ['dnsmasq --test', 'systemctl restart dnsmasq']
};

export const onlyOwnResolver: Step = {
  text: 'Let nothing but your name server ask outside, or the program will use another one.',
  run: [
    '{iptables} -I FORWARD -s {address} -p udp --dport 53 -j DROP',
    '{iptables} -I FORWARD -s {address} -p tcp --dport 53 -j DROP'
  ]
};

export const dnsFiles = [
  '/var/log/dnsmasq.log or the query log of your name server',
  '/etc/resolv.conf on the client'
];
