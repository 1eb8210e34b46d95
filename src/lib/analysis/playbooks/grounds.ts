import type { IncidentEvidence } from '../../incidents/incident.ts';

/** Bursts and first-seen entities (`incidents/bursts.ts`, `incidents/first-seen.ts`): name -> playbook. */
export const SIGNAL_PLAYBOOKS: Readonly<Record<string, string>> = {
  'missing-pages': 'attacker_http:dirb:foothold',
  'failed-logins': 'login_bruteforce',
  'guessed-login': 'guessed-login',
  'reverse-lookups': 'foothold:network_scan',
  'reverse-sweep': 'foothold:network_scan',
  'many-subdomains': 'dns_scan:foothold',
  'guessed-names': 'dns_scan:foothold',
  'doubtful-run': 'vulnerability_scan',
  'long-names': 'attacker:dnsteal:dnsteal-received',
  'vpn-login': 'attacker_vpn:foothold',
  'ssh-login': 'ssh-login',
  'su-pair': 'attacker_change_user:escalate',
  'sudo-command': 'escalate:escalated_command:escalated_sudo_command',
  'service-unit': 'attacker:dnsteal:exfiltration-service',
  executable: 'executable'
};

/** Rules that come with the page (`static/rules/`): id -> playbook. */
export const RULE_PLAYBOOKS: Readonly<Record<string, string>> = {
  // dns_version_bind, dns_zone_transfer
  '8a5d20a0-4298-5a33-b0d4-688ec2b5bc8a': 'dns_scan:foothold',
  'd292606d-1014-583f-b986-f11d6f4db834': 'dns_scan:foothold',
  // linux_audit_tampering
  'f10c5064-1de8-54b0-a775-fd54df5c864c': 'logs-tampered',
  // linux_password_cracker
  '5d2bbe4c-b3ad-576b-8266-edefd1375fca': 'crack_passwords:escalate',
  // linux_reverse_shell
  '0068413d-2c0e-5622-b1e8-ded8b2e6f593': 'reverse-shell',
  // linux_service_account_becomes_user
  'f299a5e8-1720-50e2-844b-d298e576c8c9': 'attacker_change_user:escalate',
  // linux_ssh_client_scan
  '8f5fd16e-a6e2-5f56-9351-4bf0f2802801': 'foothold:service_scan',
  '9d6c2a53-1d4f-5f7b-8f0e-5d3cb5a53a02': 'foothold:service_scan',
  // linux_sudo_not_allowed, linux_sudo_shell_escape
  '03a45ab4-4fde-53cc-86a0-3302e095946e': 'escalate:escalated_command:escalated_sudo_command',
  '3f9b1bee-8617-5f5f-99a3-cafe5f6e9833': 'escalate:escalated_command:escalated_sudo_command',
  // linux_sudo_persistence
  'a7957281-e139-5c4e-9bcc-8a2348fe820b': 'persistence',
  // linux_sudo_reads_secrets
  '02597233-a317-588d-a9ca-d07e3aacbc30': 'secrets-read',
  // web_command_in_query, web_log4shell
  'b219d3d9-8806-53e0-96e5-b872fc4b8d33': 'command_injection',
  'bda6c8f4-2c10-5c6e-9a93-cedb08620e25': 'command_injection',
  // web_cross_site_scripting
  '961666a9-dc5b-548f-a7d4-9769e27cba73': 'cross_site_scripting',
  // web_path_traversal
  '51b9ab9c-eca8-5c09-9acf-2131536083df': 'path_traversal',
  // web_scanner_agent, web_secrets_requested
  '5c667018-73ce-5243-bf55-8aead38674dc': 'vulnerability_scan',
  '7e091de0-8cc2-568b-94b4-f02e6917d27a': 'vulnerability_scan',
  // web_shell_in_uploads
  'b17834cc-4330-5285-a26f-6835af7cabf5': 'attacker_http:foothold:webshell_cmd',
  // web_sql_injection
  'aeba1218-8775-57c0-b464-7bc7aabc0ac2': 'sql_injection',
  // web_wordpress_users
  '0cb31a49-7730-597c-b438-32159b969603': 'attacker_http:foothold:wpscan',
  '5c3f5c9e-5a5e-5f0b-9a5c-0d9f6f1f6a11': 'attacker_http:foothold:wpscan'
};

/** Name of the playbook that fits a ground of an incident; `other` for a rule of the person's own. */
export function playbookNameOf({ kind, name }: Pick<IncidentEvidence, 'kind' | 'name'>): string {
  switch (kind) {
    case 'model':
    case 'unsure':
      return name;
    case 'burst':
    case 'first-seen':
      return SIGNAL_PLAYBOOKS[name] ?? 'other';
    case 'rule':
      return Object.hasOwn(RULE_PLAYBOOKS, name) ? RULE_PLAYBOOKS[name]! : 'other';
  }
}
