/**
 * Accounts that every machine has: their names say what happened (www-data running su), not who works
 * here. All other user names are identities and are masked.
 */
const SERVICE_ACCOUNTS = new Set(
  (
    'root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody ' +
    'apache nginx http mysql mariadb postgres redis ftp sshd ntp messagebus syslog systemd-network ' +
    'systemd-resolve systemd-timesync dnsmasq named bind exim debian-exim postfix dovecot dovenull vmail ' +
    'openvpn tomcat git jenkins docker elasticsearch mongodb munin nagios zabbix logcheck man _apt ' +
    'admin administrator guest test operator'
  ).split(' ')
);

/** @returns the name itself for a well-known service account, `<user>` for anyone else */
export function maskUser(name: string): string {
  const lower = name.toLowerCase();
  return SERVICE_ACCOUNTS.has(lower) ? lower : '<user>';
}
