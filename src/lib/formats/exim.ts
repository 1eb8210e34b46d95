import { actorOf } from './actor.ts';
import type { Format, ParseContext, ParsedLine } from './format.ts';
import { isoStampAt, stampTime } from './stamps.ts';

/** Message ids: `1nAmXz-0003nT-Tf`, and since 4.97 `1rDh4R-000000012ab-3Cde`. */
const ID = String.raw`[0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4}) `;

/** What exim says of no message in particular; other programs print the same stamps. */
const OWN =
  'exim \\d|Start queue run: |End queue run: |H=|SMTP |no host name found for IP|no IP address found|TLS (?:error|session)|unexpected |\\w{2,32} authenticator failed for |Connection (?:from|refused)|rejected |[^ ]{1,255} (?:rejected|authenticator failed)|cwd=|daemon:|refused |Warning: |protocol |dropped: |ACL ';

const BODY = new RegExp(`^(?:\\[\\d{1,10}\\] )?(?:${ID}|${OWN})`);

function parse(line: string, context: ParseContext): ParsedLine | null {
  const stamp = isoStampAt(line, 0);
  if (stamp === null || line.charCodeAt(10) !== 32 || line.charCodeAt(stamp.end) !== 32)
    return null;
  const message = line.slice(stamp.end + 1);
  if (!BODY.test(message.slice(0, 400))) return null;
  return {
    time: stampTime(stamp, context),
    host: null,
    program: 'exim',
    actor: actorOf('exim', message, null),
    message,
    web: null
  };
}

/**
 * exim's main and reject log (specification, chapter "Log files"): an ISO stamp, the process id where
 * `log_selector = +pid`, then a message id and what became of the message, or an event of the server.
 */
export const exim: Format = { id: 'exim', name: 'exim log', parse };
