import { accountSwitch } from './classes/account-switch.ts';
import { commandInjection } from './classes/command-injection.ts';
import { crossSiteScripting } from './classes/cross-site-scripting.ts';
import { directoryBruteForceErrors } from './classes/directory-brute-force-errors.ts';
import { directoryBruteForce } from './classes/directory-brute-force.ts';
import { dnsEnumeration } from './classes/dns-enumeration.ts';
import { dnsExfiltrationBlocked } from './classes/dns-exfiltration-blocked.ts';
import { dnsExfiltration } from './classes/dns-exfiltration.ts';
import { exfiltrationService } from './classes/exfiltration-service.ts';
import { networkScan } from './classes/network-scan.ts';
import { passwordCracking } from './classes/password-cracking.ts';
import { passwordGuessing } from './classes/password-guessing.ts';
import { pathTraversal } from './classes/path-traversal.ts';
import { privilegedCommand } from './classes/privileged-command.ts';
import { privilegedSession } from './classes/privileged-session.ts';
import { routeTracing } from './classes/route-tracing.ts';
import { serviceScan } from './classes/service-scan.ts';
import { sqlInjection } from './classes/sql-injection.ts';
import { suSession } from './classes/su-session.ts';
import { vpnIntruderLater } from './classes/vpn-intruder-later.ts';
import { vpnIntruder } from './classes/vpn-intruder.ts';
import { vulnerabilityScanner } from './classes/vulnerability-scanner.ts';
import { webServiceProbe } from './classes/web-service-probe.ts';
import { webShellCommand } from './classes/web-shell-command.ts';
import { webShellEscalation } from './classes/web-shell-escalation.ts';
import { webShellUpload } from './classes/web-shell-upload.ts';
import { wordpressScanElsewhere } from './classes/wordpress-scan-elsewhere.ts';
import { wordpressScan } from './classes/wordpress-scan.ts';
import { guessedLogin } from './signals/guessed-login.ts';
import { logsTampered } from './signals/logs-tampered.ts';
import { newLogin } from './signals/new-login.ts';
import { newProgram } from './signals/new-program.ts';
import { other } from './signals/other.ts';
import { persistence } from './signals/persistence.ts';
import { reverseShell } from './signals/reverse-shell.ts';
import { secretsRead } from './signals/secrets-read.ts';
import type { Playbook } from './playbook.ts';

/** Every playbook: one for each threat class, then those for signals and rules that no class fits. */
export const PLAYBOOKS: readonly Playbook[] = [
  accountSwitch,
  commandInjection,
  crossSiteScripting,
  directoryBruteForceErrors,
  directoryBruteForce,
  dnsEnumeration,
  dnsExfiltrationBlocked,
  dnsExfiltration,
  exfiltrationService,
  networkScan,
  passwordCracking,
  passwordGuessing,
  pathTraversal,
  privilegedCommand,
  privilegedSession,
  routeTracing,
  serviceScan,
  sqlInjection,
  suSession,
  vpnIntruderLater,
  vpnIntruder,
  vulnerabilityScanner,
  webServiceProbe,
  webShellCommand,
  webShellEscalation,
  webShellUpload,
  wordpressScanElsewhere,
  wordpressScan,
  guessedLogin,
  logsTampered,
  newLogin,
  newProgram,
  other,
  persistence,
  reverseShell,
  secretsRead
];

const byName = new Map(PLAYBOOKS.map((playbook) => [playbook.name, playbook]));

/** The playbook with the name of a threat class, or with a name of its own; that for anything without one. */
export function playbookOf(name: string): Playbook {
  return byName.get(name) ?? other;
}
