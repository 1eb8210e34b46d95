import type { Playbook } from '../playbook.ts';
import { directoryBruteForce } from './directory-brute-force.ts';

export const directoryBruteForceErrors: Playbook = {
  ...directoryBruteForce,
  name: 'dirb:foothold',
  title: 'directory brute force, seen in error logs',
  why: 'The web server’s error log names files and scripts that a word list asked for: not found, or withheld by its configuration ("client denied by server configuration").',
  check: [
    {
      text: 'Open the access log of the same time: an error log shows what failed, and what succeeded is there alone.',
      run: [
        'grep -rhanwF -e {actor} -- /var/log/apache2 /var/log/httpd /var/log/nginx 2>/dev/null | less'
      ]
    },
    ...directoryBruteForce.check.filter(
      ({ run }) => !run?.some((command) => command.includes('awk'))
    )
  ]
};
