import { maskReferer } from './client.ts';
import { mark, unmark, withoutMarks } from './marks.ts';
import { maskTarget } from './target.ts';
import { maskText } from './text.ts';

/** A message of PHP may be long; the request behind it must stay in sight. */
const LONGEST_EVENT = 160;
const READ = 2000;

const APACHE = /^(\[[\w-]{0,40}:[a-z]{1,8}\]) (?:\[client [^\]]{1,80}\] ?)?/;
const NGINX = /^(\[[a-z]{1,8}\]) (.*?), client: /s;
const REQUEST = /, request: "([A-Z]{1,20}) (\S{1,1500})(?: HTTP\/[\d.]{1,5})?"/;
const NGINX_REFERER = /, referrer: "([^"]{0,500})"/;
const APACHE_REFERER = /, referer: (\S{1,500})$/;

/** A path below the directory of a site, which is named as every installation likes. */
const SITE_PATH =
  /(?:\/var\/www|\/srv\/(?:www|http)|\/usr\/share\/nginx|\/usr\/local\/apache2)\/[\w.-]{1,64}((?:\/[^\s'",<>]{0,300})?)/g;
/** `(2: No such file or directory)`: the words say what the number says. */
const ERROR_NUMBER = /\(\d{1,3}: /g;

function maskEvent(text: string): string {
  const event = withoutMarks(text.slice(0, LONGEST_EVENT))
    .replace(ERROR_NUMBER, '(')
    .replace(SITE_PATH, (_, path: string) => mark(maskTarget(path || '/')));
  return unmark(maskText(event));
}

function referred(referer: string | undefined, target: string): string {
  return referer === undefined ? '' : ` ref ${maskReferer(referer, target)}`;
}

function maskNginx(level: string, event: string, fields: string): string {
  const request = REQUEST.exec(fields);
  const referer = NGINX_REFERER.exec(fields)?.[1];
  if (!request) return `nginx ${level} ${maskEvent(event)}`;
  const [, method, target] = request;
  // The file that nginx tried is the path asked for, below the directory of the site.
  const what = event.replace(/^(open\(\) )?"\/[^"]{0,1000}" /, '$1');
  return (
    `nginx ${level} ${method!.toLowerCase()} ${maskTarget(target!)} ` +
    `${maskEvent(what)}${referred(referer, target!)}`
  );
}

/**
 * Canonical text of an error line of Apache or nginx.
 * @param message what the formats of web-error.ts leave: `[core:info] [client …] …` or
 * `[error] …, client: …, request: "GET / HTTP/1.1", …`
 * @returns level, request (nginx), event and class of the referer; null for another message
 */
export function maskWebError(message: string): string | null {
  const text = message.slice(0, READ);
  const nginx = NGINX.exec(text);
  if (nginx) return maskNginx(nginx[1]!, nginx[2]!, text.slice(nginx[0].length));
  const apache = APACHE.exec(text);
  if (!apache) return null;
  const event = text.slice(apache[0].length);
  const referer = APACHE_REFERER.exec(event);
  const what = referer ? event.slice(0, referer.index) : event;
  return `apache ${apache[1]} ${maskEvent(what)}${referred(referer?.[1], '')}`;
}
