import { coded } from './placeholders.ts';

/** Host names that every company has, and that a name scan guesses; any other names a testbed. */
const COMMON_HOSTS = new Set(
  (
    'www web mail smtp imap pop mx ns dns ftp sftp vpn ssh api app apps dev test testing stage staging ' +
    'prod demo beta admin portal intranet extranet internal webmail remote gateway proxy cdn static ' +
    'assets img images media files download backup db mysql sql redis git gitlab svn ci jenkins wiki ' +
    'docs help support blog shop store news forum chat cloud owa exchange autodiscover wpad ldap sso ' +
    'auth login secure monitor monitoring nagios grafana status stats log logs search crm erp hr old ' +
    'new mobile m local localhost server host router firewall print printer video voip sip time ntp'
  ).split(' ')
);

const REVERSE = /\.(in-addr|ip6)\.arpa$/;

/** Shape of one label: what a tunnel cannot hide, without the words that name a testbed. */
function labelShape(label: string): string {
  if (/^_[a-z-]{1,20}$/.test(label)) return label;
  if (/^\d+$/.test(label)) return '<n>';
  if (/^[a-z]+$/.test(label) && label.length <= 15) return '<l>';
  if (/^[a-z0-9-]+$/.test(label) && label.length <= 11) return '<ld>';
  if (/^[a-z]{1,12}([-_][a-z]{1,12})+$/.test(label)) return '<slug>';
  if (/^[0-9a-f]+$/.test(label)) return coded('hex', label.length);
  return coded('b64', label.length);
}

/**
 * Canonical text of a DNS name: service labels stay, the first of three or more labels stays when every
 * company has such a host (`www`, `mail`, `vpn`), all else becomes its shape.
 * @param name domain name, with or without the final dot
 */
export function maskDomainName(name: string): string {
  const lower = name.toLowerCase().replace(/\.$/, '');
  if (lower === '') return '.';
  if (/^[\d.]+$/.test(lower) || lower.includes(':')) return '<ip>';
  const reverse = REVERSE.exec(lower);
  if (reverse) return `<ip>${reverse[0]}`;
  const labels = lower.split('.');
  const shapes = labels
    .slice(0, 12)
    .map((label, index) =>
      index === 0 && labels.length > 2 && COMMON_HOSTS.has(label) ? label : labelShape(label)
    );
  return shapes.join('.') + (labels.length > 12 ? '<cut>' : '');
}
