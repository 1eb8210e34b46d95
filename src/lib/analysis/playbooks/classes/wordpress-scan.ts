import type { Playbook } from '../playbook.ts';
import {
  allOfActor,
  blockAddress,
  changedFiles,
  postRequests,
  statusCounts,
  webFiles,
  whoIsIt
} from '../steps/web.ts';

export const wordpressScan: Playbook = {
  name: 'attacker_http:foothold:wpscan',
  family: 'wordpress-scan',
  title: 'WordPress scan',
  what: 'A tool such as WPScan lists the WordPress version, plugins, themes and user names of a site. With them the attacker looks up known holes and guesses passwords.',
  why: 'The requests ask for plugin and theme folders by a word list, readme.html, xmlrpc.php, wp-json users, or ?author=1, 2, 3; or the agent says WPScan.',
  check: [
    statusCounts,
    {
      text: 'See what it learnt: user names (a redirect of ?author= or an answer of wp-json/wp/v2/users), plugins with their readme, a listing of uploads.',
      run: [
        'grep -hawF -e {actor} -- {sources} | grep -aE \'(author=|/users|readme|xmlrpc|wp-content/(plugins|themes|uploads)/)[^"]*" (200|301|302) \' | less'
      ]
    },
    {
      text: 'See whether it went on to guess passwords or upload something.',
      run: [
        "grep -hawF -e {actor} -- {sources} | grep -aE 'POST [^ ]*(wp-login|xmlrpc|admin-ajax|async-upload|plugin-install|theme-editor)' | less"
      ]
    },
    postRequests,
    {
      text: 'Check the site itself (WP-CLI, run as the site’s user in its folder): core files that were changed, administrators that nobody knows, plugins with known holes.',
      run: [
        'wp core verify-checksums',
        'wp plugin verify-checksums --all',
        'wp user list --role=administrator',
        'wp plugin list'
      ]
    },
    allOfActor,
    whoIsIt
  ],
  files: [...webFiles, 'wp-content/uploads/ (no .php belongs there)', 'wp-config.php'],
  contain: [
    blockAddress,
    {
      text: 'Close what such scans use: withhold xmlrpc.php, and the users of wp-json from those not logged in; limit the rate of wp-login.php.'
    }
  ],
  eradicate: [
    {
      text: 'Update core, plugins and themes, and delete those not in use (switched off is not enough: their files still answer).',
      run: ['wp core update', 'wp plugin update --all', 'wp theme update --all']
    },
    changedFiles,
    {
      text: 'Give administrators new passwords and a second factor, and let no user be called admin.'
    }
  ],
  falseAlarm: [
    'A management or backup service of yours (ManageWP, Jetpack, UpdraftPlus) asks for these pages: its address and agent are documented.',
    'An editor at work: wp-admin pages with a referer of your own site, after a login.',
    'You have no WordPress and all answers are 404: a bot that asks everybody.'
  ],
  attack: {
    id: 'T1595.002',
    technique: 'Active Scanning: Vulnerability Scanning',
    tactic: 'Reconnaissance'
  },
  nist: 'analysis'
};
