import { coded, nameLength } from './placeholders.ts';

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

/** File endings: a script that sends a file by DNS puts its name into the question. */
const FILE_ENDINGS = new Set(
  (
    'pdf doc docx xls xlsx ppt pptx odt ods txt csv sql db sqlite zip gz tgz tar bz2 xz 7z rar log conf ' +
    'cfg ini json xml yml yaml bak key pem pfx kdbx pst eml png jpg jpeg'
  ).split(' ')
);

const REVERSE = /\.(in-addr|ip6)\.arpa$/;
/** An address asked for in a list of spammers, its numbers in reverse order (RFC 5782). */
const LISTED = /^(?:\d{1,3}\.){4}(?=[a-z])/;

/** Letters and digits of one case. */
function plainShape(label: string): string {
  if (/^\d+$/.test(label)) return '<n>';
  if (/^[a-z]+$/.test(label)) {
    if (label.length <= 15) return '<l>';
    return label.length <= 24 ? '<w>' : coded('b32', label.length);
  }
  if (/^[0-9a-f]{8,}$/.test(label)) return coded('hex', label.length);
  return label.length <= 11 ? '<ld>' : coded('b32', label.length);
}

/** Shape of one label: what a tunnel cannot hide, without the words that name a testbed. */
function labelShape(label: string): string {
  // A host name never ends in a hyphen (RFC 952); the parts that DNSteal sends do.
  const part = label.length > 1 && label.endsWith('-');
  if (part) return `${labelShape(label.slice(0, -1))}-`;
  if (label === '') return '';
  const lower = label.toLowerCase();
  if (/^_[a-z-]{1,20}$/.test(lower)) return lower;
  if (/[^a-z0-9_-]/.test(lower)) return coded('b64', label.length);
  // Random case without digits is a resolver's guard against forged answers (0x20).
  const mixed = label !== lower && label !== label.toUpperCase() && /\d/.test(label);
  if (mixed && label.length >= 8) return coded('b64', label.length);
  const pieces = lower.split(/[-_]+/);
  if (pieces.length === 1) return plainShape(lower);
  if (pieces.some((piece) => piece.length > 15)) return coded('b32', label.length);
  if (pieces.every((piece) => /^[a-z]*$/.test(piece))) return '<slug>';
  return label.length <= 11 ? '<ld>' : coded('b32', label.length);
}

/**
 * Canonical text of a DNS name: service labels and file endings show, the first of three or more labels
 * stays when every company has such a host (`www`, `mail`, `vpn`), all else becomes its shape.
 * @param name domain name, with or without the final dot
 * @returns at most twelve labels; the whole name's length behind them where it is unusual
 */
export function maskDomainName(name: string): string {
  const bare = name.replace(/\.$/, '');
  const lower = bare.toLowerCase();
  if (lower === '') return '.';
  if (/^[\d.]+$/.test(lower) || /^[\da-f]*:[\da-f:.]*$/.test(lower)) return '<ip>';
  const reverse = REVERSE.exec(lower);
  if (reverse) return `<ip>${reverse[0]}`;
  const listed = LISTED.exec(lower);
  const labels = bare.slice(listed?.[0].length ?? 0).split('.');
  const shapes = labels.slice(0, 12).map((label, index) => {
    const word = label.toLowerCase();
    if (index === 0 && !listed && labels.length > 2 && COMMON_HOSTS.has(word)) return word;
    const ending = index > 0 && index < labels.length - 1 && FILE_ENDINGS.has(word);
    return ending ? '<file>' : labelShape(label);
  });
  const cut = labels.length > 12 ? '<cut>' : '';
  return `${listed ? '<ip>.' : ''}${shapes.join('.')}${cut}${nameLength(bare.length)}`;
}
