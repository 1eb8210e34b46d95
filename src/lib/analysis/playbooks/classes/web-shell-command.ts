import type { Playbook } from '../playbook.ts';
import { isolate, keepJournal, rebuild, volatileState } from '../steps/evidence.ts';
import { connections, newPersistence, strangePrograms } from '../steps/host.ts';
import { changedFiles, stopWebServer, updateSite, webFiles, webProcesses } from '../steps/web.ts';

export const webShellCommand: Playbook = {
  name: 'attacker_http:foothold:webshell_cmd',
  family: 'web-shell-command',
  title: 'web shell command',
  what: 'Somebody runs commands on the web server through a page that they placed there, a web shell. They have the rights of the web server’s account, and look for the way to root.',
  why: 'The request hands a command (id, ls, cat /etc/passwd, wget …), plain or in base64, to a script in a place where no script belongs, such as an upload folder.',
  check: [
    {
      text: 'See who else called the same page, and when for the first time: the upload is just before that. Other addresses that call it are the same intruder.',
      run: [
        'grep -anF -e {path} -- {sources} | less',
        "grep -haF -e {path} -- {sources} | awk '{print $1}' | sort | uniq -c | sort -rn"
      ]
    },
    {
      text: 'Find the file, and others like it. Do not open it in a browser.',
      run: [
        'find /var/www /srv /usr/share -xdev -name {file} -ls 2>/dev/null',
        "grep -rlE --include='*.php' '(eval|assert|system|passthru|shell_exec|popen|proc_open) *\\(.*(\\$_(GET|POST|REQUEST|COOKIE)|base64_decode)' /var/www /srv 2>/dev/null"
      ]
    },
    {
      text: 'Read the commands in their order. Decode base64 by hand with the second line, in place of TEXT.',
      run: ['grep -hawF -e {actor} -- {sources} | less', "printf %s 'TEXT' | base64 -d | cat -v"]
    },
    webProcesses,
    connections,
    strangePrograms
  ],
  files: [
    ...webFiles,
    'upload folders (wp-content/uploads/, /var/www/*/uploads/, /tmp)',
    '/etc/passwd, /etc/crontab, /var/spool/cron/crontabs/www-data'
  ],
  contain: [
    volatileState,
    {
      text: 'Cut off the shell first: withhold its path in the server’s configuration, or take the site down. Move the file to a folder outside the web root and do not delete it: it is evidence.'
    },
    stopWebServer,
    isolate,
    keepJournal
  ],
  eradicate: [
    changedFiles,
    newPersistence,
    {
      text: 'Close the hole by which it came: a vulnerable plugin or upload form, or a stolen login. Let no script run in upload folders (php_admin_flag engine off, or a location without PHP in nginx).'
    },
    updateSite,
    {
      text: 'Change what the web server could read: database passwords, API keys, salts in wp-config.php or .env, and logins of the site’s users.'
    },
    rebuild
  ],
  falseAlarm: [
    'The server answered 404 or 403: somebody looks for a shell of others. Then it is a scan.',
    'It is an admin tool of yours that takes commands (phpMyAdmin, a file manager, a monitoring plug-in), called from a known address after a login.',
    'The parameter only looks like a command: a search of a documentation site for "cat" or "wget".'
  ],
  attack: {
    id: 'T1505.003',
    technique: 'Server Software Component: Web Shell',
    tactic: 'Execution',
    note: 'ATT&CK files the technique under Persistence (TA0003): the shell stays. A command through it is execution.'
  },
  nist: 'containment'
};
