import type { Playbook } from '../playbook.ts';
import { keepJournal } from '../steps/evidence.ts';
import {
  allOfActor,
  blockAddress,
  updateSite,
  webFiles,
  webProcesses,
  whoIsIt
} from '../steps/web.ts';

export const pathTraversal: Playbook = {
  name: 'path_traversal',
  family: 'path-traversal',
  title: 'path traversal',
  what: 'Somebody climbs out of the site’s folder with ../ to read files of the server: passwords, keys, configuration, or to have a file of theirs run.',
  why: 'The request holds ../ in one of its spellings (%2e%2e/, ..%2f, %252e, ..;/, ....//) or an absolute path such as /etc/passwd in a parameter.',
  check: [
    {
      text: 'Which were answered with 200? The size helps: /etc/passwd has 1 to 3 kB, and a page that says "not found" has always the same.',
      run: [
        "grep -hawF -e {actor} -- {sources} | grep -aiE '\\.\\.(/|%2f|%5c|;)|%2e%2e|etc/passwd' | awk '$9 == 200 {print $10, $7}' | sort | uniq -c | sort -rn | head -n 40"
      ]
    },
    {
      text: 'Try one that was answered on the server itself, with the path as it is ({path}) and curl’s --path-as-is: contents of a system file confirm the hole. (Run as any user.)',
      run: [
        'curl -s --path-as-is -o answer.bin -w "%{http_code} %{size_download}" http://localhost/../../../../etc/passwd'
      ]
    },
    {
      text: 'List what the web server’s account may read: these secrets could have been served.',
      run: [
        "find /etc /var/www /srv /home -xdev -type f -readable -regex '.*\\(\\.env\\|config\\.php\\|\\.pem\\|\\.key\\|id_rsa\\|\\.my\\.cnf\\|credentials\\)' -ls 2>/dev/null"
      ]
    },
    webProcesses,
    allOfActor,
    whoIsIt
  ],
  files: [
    ...webFiles,
    '/proc/self/environ and log files among the paths asked for: they serve to run code'
  ],
  contain: [
    blockAddress,
    {
      text: 'Withhold the page with the hole until it is fixed. Apache 2.4.49 and 2.4.50 have one of their own (CVE-2021-41773, CVE-2021-42013): update at once.',
      run: ['apache2ctl -v', 'nginx -v']
    },
    keepJournal
  ],
  eradicate: [
    {
      text: 'Fix the page: resolve the path and compare it with the folder it must stay in, or take names from a list. In nginx, see that a location with alias ends in a slash on both sides.'
    },
    updateSite,
    { text: 'Change every secret in the files that were served: keys, database passwords, tokens.' }
  ],
  falseAlarm: [
    'A page of yours has a relative link with too many ../: a referer of your own site, a browser as agent, and the target is a picture or style sheet.',
    'All answers are 400, 403 or 404.',
    'Your own scanner: ask.'
  ],
  attack: { id: 'T1190', technique: 'Exploit Public-Facing Application', tactic: 'Initial Access' },
  nist: 'analysis'
};
