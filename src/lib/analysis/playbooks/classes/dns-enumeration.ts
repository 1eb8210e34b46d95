import type { Playbook } from '../playbook.ts';
import { dnsFiles } from '../steps/dns.ts';
import { whoIsIt } from '../steps/web.ts';

export const dnsEnumeration: Playbook = {
  name: 'dns_scan:foothold',
  family: 'dns-enumeration',
  title: 'DNS enumeration',
  what: 'Somebody asks your name server for many names by a word list (dnsenum, dnsrecon, nmap’s dns-brute), for a whole zone at once, or for its version, to learn which hosts you have.',
  why: 'One client asks for names as such lists have them (mail, vpn, dev, test, intranet …), most of which do not exist, many within minutes.',
  check: [
    {
      text: 'See what it asked for, and which names exist: those are what it knows now.',
      run: [
        'grep -anwF -e {actor} -- {sources} | less',
        "grep -ahE '(reply|config|cached) [^ ]+ is [0-9a-f]' -- {sources} | grep -aF -e {domain} | sort -u | less"
      ]
    },
    {
      text: 'Try whether your server gives away a whole zone: an answer of more than a refusal is a hole.',
      run: [
        'dig +noall +answer @127.0.0.1 -t AXFR -q {domain}',
        'dig +short @127.0.0.1 -t TXT -c CH -q version.bind'
      ]
    },
    {
      text: 'See what the same address did next: a scan of the hosts it found, a login, a web request.',
      run: ['grep -rlawF -e {address} -- /var/log 2>/dev/null']
    },
    whoIsIt
  ],
  files: [...dnsFiles, 'zone files: /etc/bind/, /var/named/, /etc/dnsmasq.d/'],
  contain: [
    {
      text: 'An address from outside: block it, or limit the rate of answers (rate-limit in BIND and Unbound). The same line with -D takes it back.',
      run: [
        '{iptables} -I INPUT -s {address} -p udp --dport 53 -j DROP',
        '{iptables} -I INPUT -s {address} -p tcp --dport 53 -j DROP'
      ]
    },
    {
      text: 'An address of your own network: find that machine and its user, for honest machines do not do this.',
      run: ['ip neigh show {address}', 'grep -wF -e {address} -- /var/lib/misc/dnsmasq.leases']
    }
  ],
  eradicate: [
    {
      text: 'Allow zone transfers to your secondary servers only (allow-transfer), hide the version, and keep inner names out of the zone that the world can ask.'
    }
  ],
  falseAlarm: [
    'A mail server or monitoring asks for many names all day, evenly, and did so before.',
    'A browser or office client starts and asks for some dozens of names, which exist and belong to many domains.',
    'A certificate or asset inventory of yours enumerates your own names.'
  ],
  attack: {
    id: 'T1590.002',
    technique: 'Gather Victim Network Information: DNS',
    tactic: 'Reconnaissance'
  },
  nist: 'analysis'
};
