import { STATIC_IDS } from '../../../formats/static-ids.ts';

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
