import type { Step } from '../playbook.ts';

export const allOfActor: Step = {
  text: 'Read everything that {actor} did in these logs, not only what was flagged.',
  run: ['grep -anwF -e {actor} -- {sources} | less']
};

export const statusCounts: Step = {
  text: 'Count its requests by status. Mostly 404 and 403 means it was turned away; 200, 301 and 500 are what to look at.',
  run: [
    "grep -hawF -e {actor} -- {sources} | awk '$9 ~ /^[1-5][0-9][0-9]$/ {print $9}' | sort | uniq -c | sort -rn"
  ]
};

export const answeredPages: Step = {
  text: 'List what it was given: pages with status 200. Anything that should not be public is a finding.',
  run: [
    "grep -hawF -e {actor} -- {sources} | awk '$9 == 200 {print $7}' | sort | uniq -c | sort -rn | head -n 40"
  ]
};

export const postRequests: Step = {
  text: 'Look at what it sent rather than fetched: uploads, logins and exploits are mostly POST.',
  run: ["grep -hawF -e {actor} -- {sources} | grep -aE '\"(POST|PUT|PATCH|DELETE) ' | less"]
};

export const changedFiles: Step = {
  text: 'Look for files below the web roots that were written since then. Scripts (.php, .jsp, .aspx) in upload folders are the worst sign.',
  run: ['find /var/www /srv /usr/share/nginx -xdev -type f -newermt {since} -ls 2>/dev/null | less']
};

export const webProcesses: Step = {
  text: 'Look for what the web server started: it has no reason to run sh, bash, python, perl, nc, curl or wget.',
  run: [
    'ps -eo pid,ppid,user,lstart,cmd --forest | less',
    "ausearch -i -sc execve -ui www-data -ts $(date -d {since} '+%x %T') | less"
  ]
};

export const blockAddress: Step = {
  text: 'Block the address, once you know it is not your own proxy, monitoring or office: then one rule locks out many. Behind a proxy or CDN, block it there. The same line with -D in place of -I takes it back.',
  run: ['{iptables} -I INPUT -s {address} -j DROP']
};

export const stopWebServer: Step = {
  text: 'If it is still going on and the site can be missed, stop the web server (apache2, httpd or nginx) until the hole is closed.',
  run: ['systemctl stop apache2']
};

export const updateSite: Step = {
  text: 'Bring the web server, the application and its plugins up to date, and remove those nobody uses.',
  run: ['apt-get update && apt-get upgrade', 'dnf upgrade --refresh']
};

export const whoIsIt: Step = {
  text: 'See whose address it is. An address of your own network is a machine to look for, not to block.',
  run: ['whois -- {address}', 'ip neigh show {address}']
};

export const webFiles = [
  '/var/log/apache2/ or /var/log/httpd/ (access and error logs, also of other sites on the host)',
  '/var/log/nginx/'
];
