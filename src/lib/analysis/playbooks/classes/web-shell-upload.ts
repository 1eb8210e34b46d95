import type { Playbook } from '../playbook.ts';
import { isolate, keepJournal, rebuild } from '../steps/evidence.ts';
import { newPersistence } from '../steps/host.ts';
import {
  allOfActor,
  blockAddress,
  changedFiles,
  postRequests,
  updateSite,
  webFiles,
  webProcesses
} from '../steps/web.ts';

export const webShellUpload: Playbook = {
  name: 'attacker_http:foothold:webshell_upload',
  family: 'web-shell-upload',
  title: 'web shell upload',
  what: 'Somebody sends the web server a script through an upload form, a plugin with a hole, or a stolen login, in order to call it afterwards and run commands.',
  why: 'The request uploads to a form or plugin that is known for this, or the first call of a new script in an upload folder follows it.',
  check: [
    postRequests,
    changedFiles,
    {
      text: 'Look for scripts where only pictures and documents belong, and for pictures that hold PHP.',
      run: [
        "find /var/www /srv -xdev -path '*upload*' -type f -regex '.*\\.\\(php[0-9]?\\|phtml\\|phar\\|jsp\\|aspx\\|cgi\\)' -ls 2>/dev/null",
        "grep -rlaF --include='*.jpg' --include='*.png' --include='*.gif' -e '<?php' /var/www /srv 2>/dev/null"
      ]
    },
    {
      text: 'Find out whether it was called after the upload: a GET or POST to a file in an upload folder with status 200. Then commands may have run: act as for a web shell command.',
      run: [
        "grep -hanE '(upload|files|media|images|tmp)[^ ]*\\.(php|phtml|phar|jsp|aspx)[^ ]* HTTP/[0-9.]+\" 200 ' -- {sources} | less"
      ]
    },
    webProcesses,
    allOfActor
  ],
  files: [
    ...webFiles,
    'upload folders (wp-content/uploads/, plugins’ own)',
    '/tmp and the folder of upload_tmp_dir'
  ],
  contain: [
    {
      text: 'Move the file outside the web root, with its times kept (mv keeps them, cp -p too). Switch the upload form or plugin off.'
    },
    blockAddress,
    isolate,
    keepJournal
  ],
  eradicate: [
    updateSite,
    newPersistence,
    {
      text: 'Let no script run in upload folders (php_admin_flag engine off, or a location without PHP in nginx), and let the application check type and name of what it takes.'
    },
    {
      text: 'If a login was used for the upload, change its password and look at its other sessions.'
    },
    rebuild
  ],
  falseAlarm: [
    'The upload was refused (403, 413, 415), and no new file is on the disk.',
    'An editor uploaded pictures or documents: a session with a login before it, and the file is what it says.',
    'A developer deployed a plugin or theme by the admin page, and says so.'
  ],
  attack: { id: 'T1190', technique: 'Exploit Public-Facing Application', tactic: 'Initial Access' },
  nist: 'containment'
};
