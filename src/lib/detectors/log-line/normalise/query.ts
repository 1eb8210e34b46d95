import { decodeBase64Text, decodePercent } from './decode.ts';
import { coded } from './placeholders.ts';
import { codedShape, maskDigits, wordShape } from './word-shape.ts';
import { maskText } from './text.ts';

const MAX_PARAMETERS = 6;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 300;

/** Parameters that hold what a person typed or the name of a page, in any application. */
const CONTENT_NAME =
  /^(?:s|q|k|id|ns|tag|cat|term|terms|query|search|searchword|keyword|keywords|name|title|subject|text|comment|message|author|email|media|image|rev|city|category|article|topic|first_?name|last_?name)$/;
/** Words that make a value a command, a query, a script or the name of an account or a secret. */
const TELLING =
  /\b(?:select|union|insert|update|delete|drop|from|where|order|and|or|not|null|like|sleep|benchmark|waitfor|exec|having|table|information_schema|script|alert|onerror|javascript|cat|ls|dir|id|whoami|uname|pwd|ping|wget|curl|bash|sh|nc|netcat|cmd|echo|python|perl|php|phpinfo|system|passthru|eval|base64_decode|passwd|shadow|etc|proc|win|ini|boot|config|htaccess|admin|administrator|root|test)\b/;

/** Words of a language, numbers and the marks between them. */
const PROSE = /^[\p{L}\p{N} .,:!?_-]*$/u;

function valueShape(name: string, value: string): string {
  const decoded = decodePercent(value.replace(/\+/g, ' '));
  const hidden = /[A-Z0-9]/.test(decoded) ? decodeBase64Text(decoded) : null;
  if (hidden) return `${coded('b64', decoded.length)} ${maskText(hidden.slice(0, 100))}`;
  if (/^\d+(?:[.,]\d+)*$/.test(decoded)) return '<n>';
  const shape = codedShape(decoded);
  if (shape) return shape;
  const lower = decoded.toLowerCase();
  const prose = PROSE.test(decoded) && !decoded.includes('..') && !TELLING.test(lower);
  if (prose && decoded !== '' && CONTENT_NAME.test(name)) return '<w>';
  if (/^[\w:-]+$/.test(decoded)) return lower.split(':').map(wordShape).join(':');
  return maskText(decoded.slice(0, LONGEST_VALUE));
}

/** What advertisements and newsletters add to a link, on any site. */
const CAMPAIGN = /^(?:utm_\w{2,20}|gclid|fbclid|msclkid|dclid|yclid|mc_[ce]id|_ga)=[\w.~+-]*$/;

function parameterShape(parameter: string): string {
  const equals = parameter.indexOf('=');
  if (equals < 0) return valueShape('', parameter);
  const name = decodePercent(parameter.slice(0, equals)).slice(0, LONGEST_NAME);
  return `${maskDigits(maskText(name))}=${valueShape(name.toLowerCase(), parameter.slice(equals + 1))}`;
}

/** Whether a parameter holds more than words, numbers and placeholders. */
function isOdd(shape: string): boolean {
  return /[^\w<>:=.-]/.test(shape);
}

/**
 * Canonical text of a URL's query.
 * @param query what follows the question mark, as logged
 * @returns up to six parameters: names, and values as words, numbers or shapes; those with characters
 * that are no words come first, since the model reads only so far; '' where campaigns alone are named
 */
export function maskQuery(query: string): string {
  const parameters = query.split('&', 40);
  const shapes = parameters.filter((text) => !CAMPAIGN.test(text)).map(parameterShape);
  const ordered = [...shapes.filter(isOdd), ...shapes.filter((shape) => !isOdd(shape))];
  const cut = ordered.length > MAX_PARAMETERS ? ' <cut>' : '';
  return ordered.slice(0, MAX_PARAMETERS).join(' & ') + cut;
}
