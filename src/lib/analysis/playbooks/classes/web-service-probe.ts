import type { Playbook } from '../playbook.ts';
import {
  allOfActor,
  answeredPages,
  blockAddress,
  statusCounts,
  updateSite,
  webFiles,
  whoIsIt
} from '../steps/web.ts';

export const webServiceProbe: Playbook = {
  name: 'attacker_http:foothold:service_scan',
  family: 'web-service-probe',
  title: 'web service probe',
  what: 'A scanner (nmap’s HTTP scripts, for one) asks the web server what it is: odd methods, pages that only certain software has, its version. It is done to choose an exploit.',
  why: 'The request is one that scanners make and browsers do not: OPTIONS, PROPFIND or a made-up method, /nmaplowercheck…, /.git/HEAD, /sdk, /HNAP1, /evox/about, or a scanner’s name as agent.',
  check: [
    allOfActor,
    statusCounts,
    answeredPages,
    {
      text: 'See what your server tells about itself: a version in the Server or X-Powered-By header is what the scanner came for. (Run as any user.)',
      run: ['curl -sI http://localhost/ | grep -iE "^(server|x-powered-by):"']
    },
    whoIsIt
  ],
  files: webFiles,
  contain: [blockAddress],
  eradicate: [
    {
      text: 'Hide versions: ServerTokens Prod and ServerSignature Off in Apache, server_tokens off in nginx, expose_php = Off in PHP. Withhold .git, server-status and admin pages.'
    },
    updateSite
  ],
  falseAlarm: [
    'It is your own scanner or monitoring, or a load balancer’s health check (regular as a clock, one path).',
    'A file manager or office program opened a web folder: OPTIONS and PROPFIND with an agent such as Microsoft-WebDAV, gvfs or davfs2.',
    'A research scanner that visits the whole internet (Censys, Shodan, Shadowserver): harmless alone, and it shows what others see.'
  ],
  attack: {
    id: 'T1595.002',
    technique: 'Active Scanning: Vulnerability Scanning',
    tactic: 'Reconnaissance'
  },
  nist: 'analysis'
};
