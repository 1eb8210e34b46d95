import { maskUser } from './accounts.ts';
import { mark } from './marks.ts';

const user = (name: string) => mark(maskUser(name));
const ADDRESS = String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]{0,4}:[\da-fA-F:.]{2,40})`;
/** A client that has shown its certificate: `alice/192.0.2.1:49206`. */
const NAMED = new RegExp(String.raw`([^\s/'"\[(]{1,64})/(?:\[AF_INET6?\])?${ADDRESS}:\d{1,5}`, 'g');
const UNNAMED = new RegExp(String.raw`(?:\[AF_INET6?\]|^)${ADDRESS}:\d{1,5}`, 'g');

/**
 * Marks the identities in a message of OpenVPN, and leaves out what differs with each session or
 * says how one company set its server up: keys, certificate names, pushed options.
 * @param message raw text without mark characters
 */
export function markVpn(message: string): string {
  return message
    .replace(NAMED, (_, name: string) => user(name))
    .replace(UNNAMED, mark('<ip>'))
    .replace(/\b(VERIFY[^:]{0,20}:[^,:]{0,80}depth=\d{1,2}(?:, error=[^,:]{0,80})?).*$/s, '$1')
    .replace(/,? ?\bsid=[\da-f]{8}(?: [\da-f]{8})?/g, '')
    .replace(/'PUSH_REPLY,.*?'/s, "'PUSH_REPLY'")
    .replace(/\[[^\s\]]{1,64}\](?= Peer |: ')/, `[${mark('<user>')}]`)
    .replace(
      /(\bCN[:=] ?|\b(?:username|common name|user) ')([^\s\]',]{1,64})/g,
      (_, before: string, name: string) => before + user(name)
    );
}
