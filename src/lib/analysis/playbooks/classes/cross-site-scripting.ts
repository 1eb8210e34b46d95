import type { Playbook } from '../playbook.ts';
import { allOfActor, blockAddress, postRequests, statusCounts, webFiles } from '../steps/web.ts';

export const crossSiteScripting: Playbook = {
  name: 'cross_site_scripting',
  family: 'cross-site-scripting',
  title: 'cross-site scripting',
  what: 'Somebody tries to make your site show script of theirs to other visitors, to take over sessions or to send people elsewhere. The victim is a visitor, mostly an administrator, and not the server.',
  why: 'The request holds markup that runs script in a browser: <script>, onerror=, javascript:, <svg onload, mostly percent-encoded.',
  check: [
    statusCounts,
    {
      text: 'Who opened it? A tool’s own address, with hundreds of variants, is a scan. Requests with the same text from other addresses are visitors who followed a prepared link.',
      run: [
        "grep -haniE '%3Cscript|<script|onerror(=|%3D)|onload(=|%3D)|javascript(:|%3A)' -- {sources} | less"
      ]
    },
    {
      text: 'See whether the page gives the text back unchanged, and stored ones above all: comments, profiles, contact forms, log viewers. Look at the page’s source, and do not just open it.'
    },
    {
      text: 'See what protects visitors: a content security policy, and cookies with HttpOnly and SameSite. (Run as any user.)',
      run: ["curl -sI http://localhost/ | grep -iE '^(content-security-policy|set-cookie):'"]
    },
    postRequests,
    allOfActor
  ],
  files: [...webFiles, 'the database tables of comments, messages and profiles'],
  contain: [
    blockAddress,
    {
      text: 'If the text was stored, hide or remove it first, then end all sessions of those who saw it, administrators first (in WordPress: new salts in wp-config.php).'
    }
  ],
  eradicate: [
    {
      text: 'Fix the page: encode on output, by the template engine’s own escaping. Update the plugin or theme that has the hole.'
    },
    {
      text: 'Add a content security policy without unsafe-inline, and HttpOnly, Secure and SameSite on session cookies.'
    },
    {
      text: 'If an administrator opened it, look for new accounts, changed settings and new plugins since {since}.'
    }
  ],
  falseAlarm: [
    'An editor or page builder of your site sends markup in its requests: a login before it, an inner address, a referer of wp-admin.',
    'Advertising and analytics parameters that carry whole links or markup.',
    'A scan whose every variant was answered with 403 or 404.'
  ],
  attack: { id: 'T1189', technique: 'Drive-by Compromise', tactic: 'Initial Access' },
  nist: 'analysis'
};
