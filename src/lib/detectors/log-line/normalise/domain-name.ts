import { coded } from './placeholders.ts';

const REVERSE = /\.(in-addr|ip6)\.arpa$/;

/** Shape of one label: what a tunnel cannot hide, without the words that name a testbed. */
function labelShape(label: string): string {
  if (label.startsWith('_')) return label;
  if (/^\d+$/.test(label)) return '<n>';
  if (/^[a-z]+$/.test(label) && label.length <= 15) return '<l>';
  if (/^[a-z0-9-]+$/.test(label) && label.length <= 11) return '<ld>';
  if (/^[a-z]{1,12}([-_][a-z]{1,12})+$/.test(label)) return '<slug>';
  if (/^[0-9a-f]+$/.test(label)) return coded('hex', label.length);
  return coded('b64', label.length);
}

/**
 * Canonical text of a DNS name: service labels stay, the first of three or more labels stays when it
 * is a short word (`www`, `mail`, `vpn`: what a name scan guesses), all else becomes its shape.
 * @param name domain name, with or without the final dot
 */
export function maskDomainName(name: string): string {
  const lower = name.toLowerCase().replace(/\.$/, '');
  if (lower === '') return '.';
  const reverse = REVERSE.exec(lower);
  if (reverse) return `<ip>${reverse[0]}`;
  const labels = lower.split('.');
  const shapes = labels
    .slice(0, 12)
    .map((label, index) =>
      index === 0 && labels.length > 2 && /^[a-z]{1,12}$/.test(label) ? label : labelShape(label)
    );
  return shapes.join('.') + (labels.length > 12 ? '<cut>' : '');
}
