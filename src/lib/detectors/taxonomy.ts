/** Severity of a threat class, from "look when there is time" to "act now". */
export type Severity = 'none' | 'low' | 'medium' | 'high' | 'critical';

/** A class of the taxonomy; its id is its index in {@link TAXONOMY}. */
export interface ThreatClass {
  /** Name of the reference system for 0-22, ours from 23 on; what bundles and `scan` name it. */
  readonly name: string;
  /** Plain words. */
  readonly plain: string;
  /** Phase of an intrusion, as an ATT&CK tactic's name. */
  readonly phase: string;
  /** ATT&CK technique, `null` for benign. */
  readonly technique: { readonly id: string; readonly name: string } | null;
  readonly severity: Severity;
}

/** [name, plain name, phase, technique id, technique name, severity] */
type Row = readonly [string, string, string, string, string, Severity];

// ATT&CK Enterprise v16: https://attack.mitre.org/techniques/
const ROWS: readonly (Row | 'benign')[] = [
  [
    'attacker:dnsteal:dnsteal-dropped',
    'DNS exfiltration, blocked',
    'Exfiltration',
    'T1048.003',
    'Exfiltration Over Unencrypted Non-C2 Protocol',
    'high'
  ],
  [
    'attacker:dnsteal:dnsteal-received',
    'DNS exfiltration',
    'Exfiltration',
    'T1048.003',
    'Exfiltration Over Unencrypted Non-C2 Protocol',
    'critical'
  ],
  [
    'attacker:dnsteal:exfiltration-service',
    'exfiltration service started',
    'Persistence',
    'T1543.002',
    'Create or Modify System Process: Systemd Service',
    'critical'
  ],
  [
    'attacker_change_user:escalate',
    'account switch (su) by an intruder',
    'Privilege Escalation',
    'T1078.003',
    'Valid Accounts: Local Accounts',
    'high'
  ],
  [
    'attacker_change_user:escalate:escalated_command:escalated_sudo_command',
    'su session opened by an intruder',
    'Privilege Escalation',
    'T1078.003',
    'Valid Accounts: Local Accounts',
    'high'
  ],
  [
    'attacker_http:dirb:foothold',
    'directory brute force',
    'Reconnaissance',
    'T1595.003',
    'Active Scanning: Wordlist Scanning',
    'medium'
  ],
  [
    'attacker_http:foothold:service_scan',
    'web service probe',
    'Reconnaissance',
    'T1595.002',
    'Active Scanning: Vulnerability Scanning',
    'medium'
  ],
  [
    'attacker_http:foothold:webshell_cmd',
    'web shell command',
    'Execution',
    'T1505.003',
    'Server Software Component: Web Shell',
    'critical'
  ],
  [
    'attacker_http:foothold:webshell_upload',
    'web shell upload',
    'Initial Access',
    'T1190',
    'Exploit Public-Facing Application',
    'critical'
  ],
  [
    'attacker_http:foothold:wpscan',
    'WordPress scan',
    'Reconnaissance',
    'T1595.002',
    'Active Scanning: Vulnerability Scanning',
    'medium'
  ],
  [
    'attacker_vpn:escalate',
    'intruder on the VPN, later phase',
    'Lateral Movement',
    'T1133',
    'External Remote Services',
    'high'
  ],
  [
    'attacker_vpn:foothold',
    'intruder on the VPN',
    'Initial Access',
    'T1133',
    'External Remote Services',
    'high'
  ],
  'benign',
  [
    'crack_passwords:escalate',
    'password cracking on a host (CPU metrics)',
    'Credential Access',
    'T1110.002',
    'Brute Force: Password Cracking',
    'high'
  ],
  [
    'dirb:foothold',
    'directory brute force, seen in error logs',
    'Reconnaissance',
    'T1595.003',
    'Active Scanning: Wordlist Scanning',
    'medium'
  ],
  [
    'dns_scan:foothold',
    'DNS enumeration',
    'Reconnaissance',
    'T1590.002',
    'Gather Victim Network Information: DNS',
    'low'
  ],
  [
    'escalate:escalated_command:escalated_sudo_command',
    'privileged command by an intruder',
    'Privilege Escalation',
    'T1548.003',
    'Abuse Elevation Control Mechanism: Sudo and Sudo Caching',
    'critical'
  ],
  [
    'escalate:escalated_command:escalated_sudo_command:escalated_sudo_session',
    'privileged session by an intruder',
    'Privilege Escalation',
    'T1548.003',
    'Abuse Elevation Control Mechanism: Sudo and Sudo Caching',
    'critical'
  ],
  [
    'escalate:webshell_cmd',
    'web shell command, escalation phase',
    'Privilege Escalation',
    'T1505.003',
    'Server Software Component: Web Shell',
    'critical'
  ],
  [
    'foothold:network_scan',
    'network scan',
    'Discovery',
    'T1046',
    'Network Service Discovery',
    'low'
  ],
  [
    'foothold:service_scan',
    'service scan',
    'Discovery',
    'T1046',
    'Network Service Discovery',
    'low'
  ],
  [
    'foothold:traceroute',
    'route tracing',
    'Discovery',
    'T1016',
    'System Network Configuration Discovery',
    'low'
  ],
  [
    'foothold:wpscan',
    'WordPress scan, seen in other logs',
    'Reconnaissance',
    'T1595.002',
    'Active Scanning: Vulnerability Scanning',
    'medium'
  ],
  [
    'login_bruteforce',
    'password guessing',
    'Credential Access',
    'T1110.001',
    'Brute Force: Password Guessing',
    'high'
  ],
  [
    'sql_injection',
    'SQL injection',
    'Initial Access',
    'T1190',
    'Exploit Public-Facing Application',
    'high'
  ],
  [
    'cross_site_scripting',
    'cross-site scripting',
    'Initial Access',
    'T1189',
    'Drive-by Compromise',
    'medium'
  ],
  [
    'path_traversal',
    'path traversal',
    'Initial Access',
    'T1190',
    'Exploit Public-Facing Application',
    'high'
  ],
  [
    'command_injection',
    'command injection',
    'Execution',
    'T1059',
    'Command and Scripting Interpreter',
    'critical'
  ],
  [
    'vulnerability_scan',
    'vulnerability scanner',
    'Reconnaissance',
    'T1595.002',
    'Active Scanning: Vulnerability Scanning',
    'medium'
  ]
];

/** The 29 classes in the order of their ids; the ids are the model's output positions. */
export const TAXONOMY: readonly ThreatClass[] = ROWS.map((row) => {
  if (row === 'benign') {
    return { name: 'benign', plain: 'benign', phase: 'none', technique: null, severity: 'none' };
  }
  const [name, plain, phase, id, technique, severity] = row;
  return { name, plain, phase, technique: { id, name: technique }, severity };
});

/** Id of the class that is no threat. */
export const BENIGN = 12;

/** Class names in the order of their ids, as a bundle must list them. */
export const LABELS: readonly string[] = TAXONOMY.map((threat) => threat.name);
