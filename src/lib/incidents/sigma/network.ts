import { isAddress } from '../../formats/address.ts';

/** The bits of an address, most significant first: 32 for IPv4, 128 for IPv6. */
function bitsOf(address: string): string {
  if (!address.includes(':')) {
    return address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  }
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = groupsOf(head);
  const right = tail === undefined ? [] : groupsOf(tail);
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .map((group) => parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('');
}

/** Groups of 16 bits as hexadecimal text; an IPv4 tail makes two. */
function groupsOf(text: string): string[] {
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return group === '' ? [] : [group];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
  });
}

/**
 * A test for addresses of a network in CIDR notation (RFC 4632), IPv4 or IPv6.
 * @returns null when the text is no network
 */
export function inNetwork(network: string): ((address: string) => boolean) | null {
  const [text = '', length = ''] = network.split('/');
  // A lone `::`, or one behind letters alone, is not taken for an address in a line; here it is one.
  const base = text.endsWith('::') ? `${text}0` : text;
  if (!isAddress(base) || !/^\d{1,3}$/.test(length)) return null;
  const bits = bitsOf(base);
  if (Number(length) > bits.length) return null;
  const prefix = bits.slice(0, Number(length));
  return (address) => {
    if (!isAddress(address)) return false;
    const own = bitsOf(address);
    return own.length === bits.length && own.startsWith(prefix);
  };
}
