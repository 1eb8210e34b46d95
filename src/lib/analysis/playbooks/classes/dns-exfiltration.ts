import type { Playbook } from '../playbook.ts';
import {
  askingClients,
  blockDomain,
  dnsFiles,
  namesAsked,
  onlyOwnResolver,
  sendingProgram,
  whoseDomain
} from '../steps/dns.ts';
import { keepJournal, rebuild } from '../steps/evidence.ts';
import { freezeProcess, newPersistence } from '../steps/host.ts';

export const dnsExfiltration: Playbook = {
  name: 'attacker:dnsteal:dnsteal-received',
  family: 'dns-exfiltration',
  title: 'DNS exfiltration',
  what: 'A program packs files into the names that it looks up. Your name server passes them on to the name server of a domain that the intruder owns, and so the data leaves through a door that is open nearly everywhere.',
  why: 'The names have long labels of random-looking letters and digits, as encoded data has, many different ones under one domain, and they were answered or forwarded.',
  check: [
    namesAsked,
    askingClients,
    whoseDomain,
    sendingProgram,
    {
      text: 'Estimate how much left: a name carries some 100 to 180 bytes. Labels are mostly base64, base32 or hexadecimal; H4sI at the start is gzip in base64, and the file’s name often comes last.',
      run: [
        "printf %s 'LABELS' | base64 -d | zcat | head -c 400 | xxd",
        "printf %s 'LABELS' | xxd -r -p | xxd | head"
      ]
    }
  ],
  files: dnsFiles,
  contain: [blockDomain, onlyOwnResolver, freezeProcess, keepJournal],
  eradicate: [
    newPersistence,
    {
      text: 'Find out how the program came onto the host, for DNS is the way out and not the way in: look at logins and web requests before {since}.'
    },
    rebuild,
    {
      text: 'Treat every file that the account of the program could read as known to others: change passwords and keys in them, and have the duty to report a data breach looked at.'
    }
  ],
  falseAlarm: [
    'The domain belongs to a virus scanner, mail filter or blocklist, which ask with hashes in names (sophosxl.net, mcafee.com, spamhaus.org, e5.sk).',
    'It belongs to a content network or cloud provider (akamai, cloudfront, amazonaws), whose long names come again from many clients.',
    'The records asked are DKIM keys or ACME challenges (_domainkey, _acme-challenge) of known domains.'
  ],
  attack: {
    id: 'T1048.003',
    technique: 'Exfiltration Over Unencrypted Non-C2 Protocol',
    tactic: 'Exfiltration'
  },
  nist: 'containment'
};
