/**
 * Accounts that every machine has: their names say what happened (www-data running su), not who works
 * here. All other user names are identities and are masked.
 */
const SERVICE_ACCOUNTS = new Set(
  (
    'root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody ' +
    'apache nginx http mysql mariadb postgres redis ftp sshd ntp messagebus syslog systemd-network ' +
    'systemd-resolve systemd-timesync dnsmasq named bind exim debian-exim postfix dovecot dovenull vmail ' +
    'openvpn tomcat git jenkins docker elasticsearch mongodb munin nagios zabbix logcheck _apt ' +
    'admin administrator guest test operator'
  ).split(' ')
);

/** Numbers that Debian gives for good (base-passwd, `passwd.master`). */
const STATIC_IDS = new Map([
  [0, 'root'],
  [1, 'daemon'],
  [2, 'bin'],
  [3, 'sys'],
  [4, 'sync'],
  [5, 'games'],
  [6, 'man'],
  [7, 'lp'],
  [8, 'mail'],
  [9, 'news'],
  [10, 'uucp'],
  [13, 'proxy'],
  [33, 'www-data'],
  [34, 'backup'],
  [38, 'list'],
  [39, 'irc'],
  [41, 'gnats'],
  [42, '_apt'],
  [65534, 'nobody']
]);

/** The first number of people's accounts; below it each machine numbers its services as it likes. */
const FIRST_PERSON = 1000;
/** `(uid_t) -1`: no account; as login account (`auid`), nobody logged in. */
const UNSET = 4294967295;

/** @returns the name itself for a well-known service account, `<user>` for anyone else */
export function maskUser(name: string): string {
  const lower = name.toLowerCase();
  return SERVICE_ACCOUNTS.has(lower) ? lower : '<user>';
}

/**
 * @param id numeric user id as logged, `-1` for none
 * @returns the account's name where every Debian has it under this number, `unset`, `<user>` for a
 * person's, `<n>` for a service's
 */
export function maskUserId(id: string): string {
  const number = Number(id);
  if (number === UNSET || number === -1) return 'unset';
  return STATIC_IDS.get(number) ?? (number >= FIRST_PERSON ? '<user>' : '<n>');
}
