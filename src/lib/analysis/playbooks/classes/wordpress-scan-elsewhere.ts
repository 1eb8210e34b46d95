import type { Playbook } from '../playbook.ts';
import { wordpressScan } from './wordpress-scan.ts';

export const wordpressScanElsewhere: Playbook = {
  ...wordpressScan,
  name: 'foothold:wpscan',
  title: 'WordPress scan, seen in other logs',
  why: 'An error log, or the log of a name server or proxy, shows what a WordPress scan leaves behind: plugin files not found or withheld, PHP errors of plugins called directly, look-ups of the site’s name just before.',
  check: [
    {
      text: 'Open the web server’s access log of the same time: there alone it shows what was answered.',
      run: [
        'grep -rhanwF -e {actor} -- /var/log/apache2 /var/log/httpd /var/log/nginx 2>/dev/null | less'
      ]
    },
    ...wordpressScan.check
  ]
};
