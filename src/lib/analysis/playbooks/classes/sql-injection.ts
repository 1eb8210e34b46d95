import type { Playbook } from '../playbook.ts';
import { keepJournal } from '../steps/evidence.ts';
import {
  allOfActor,
  blockAddress,
  changedFiles,
  updateSite,
  webFiles,
  whoIsIt
} from '../steps/web.ts';

export const sqlInjection: Playbook = {
  name: 'sql_injection',
  family: 'sql-injection',
  title: 'SQL injection',
  what: 'Somebody writes SQL into a parameter of the site, in the hope that it reaches the database: to read or change data, to get past a login, or to write a file.',
  why: 'The request holds SQL where a value belongs: UNION SELECT, OR 1=1, SLEEP(5), comments (--, /**/), quotes, mostly percent-encoded; or sqlmap names itself.',
  check: [
    {
      text: 'See how the server answered, with the size: the same page in other sizes, or 500 in between, says that the database took part.',
      run: [
        "grep -hawF -e {actor} -- {sources} | awk '{print $9, $10}' | sort | uniq -c | sort -rn | head -n 30"
      ]
    },
    {
      text: 'Try the page yourself with a single quote in the parameter (on a test copy if there is one): an SQL error or an empty page confirms the hole.'
    },
    {
      text: 'Look at the database: slow or failed queries, new users, who may write files. (MySQL or MariaDB; PostgreSQL writes to /var/log/postgresql.)',
      run: [
        "grep -aiE 'union|sleep\\(|benchmark\\(|information_schema|into (out|dump)file' /var/log/mysql/*.log | less",
        "mysql -e 'SELECT user, host, file_priv, super_priv FROM mysql.user'"
      ]
    },
    changedFiles,
    allOfActor,
    whoIsIt
  ],
  files: [
    ...webFiles,
    '/var/log/mysql/, /var/log/mariadb/, /var/log/postgresql/',
    'the application’s own log'
  ],
  contain: [
    blockAddress,
    {
      text: 'Withhold the page with the hole, {path}, or put a rule of a web application firewall (ModSecurity with the OWASP rules) before it, until it is fixed.'
    },
    keepJournal
  ],
  eradicate: [
    {
      text: 'Fix the query: parameters bound by the database driver, never text put together. Look for the same pattern elsewhere in the code.'
    },
    updateSite,
    {
      text: 'Give the application’s database account only the rights it needs: no FILE, no SUPER, its own tables alone.'
    },
    {
      text: 'If answers show that data left, take the tables it could read as known: change passwords and session keys, and have the duty to report looked at.'
    }
  ],
  falseAlarm: [
    'A search or form of people who write SQL (a forum, a documentation site), with a referer of your own page and one request.',
    'Names with apostrophes (O’Brien) or words such as "union" and "select" in plain sentences.',
    'Every answer was 403, 404 or a redirect to the front page: an attempt that came to nothing.'
  ],
  attack: { id: 'T1190', technique: 'Exploit Public-Facing Application', tactic: 'Initial Access' },
  nist: 'analysis'
};
