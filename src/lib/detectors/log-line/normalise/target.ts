import { decodeBase64Text, decodePercent } from './decode.ts';
import { coded } from './placeholders.ts';
import { maskText } from './text.ts';

const ASSET =
  /^(.+)\.(png|jpe?g|gif|svg|webp|avif|ico|css|js|mjs|map|woff2?|ttf|eot|otf|mp[34]|webm|ogg)$/;
const KEPT_ASSET = /^(?:favicon|apple-touch-icon)/;
/** Three or more words joined: the name of one page. */
const SLUG = /^[a-z0-9%]{0,24}(?:[-_+ ][a-z0-9%]{0,24}){2,}$/;
const PLAIN = /^[a-z0-9._~!$*,;:@ +-]*$/i;
const MAX_SEGMENTS = 10;
const MAX_PARAMETERS = 6;

/** Numbers standing alone, and runs of three digits or more, say which one, not what. */
function maskDigits(text: string): string {
  return text.replace(/(?<![a-z0-9])\d+(?![a-z0-9])|\d{3,}/g, '<n>');
}

/** Coded data as one placeholder; null where the text is words. `original` keeps the letter case. */
function codedShape(original: string): string | null {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(original)) return '<uuid>';
  if (/^[0-9a-f]{8,}$/i.test(original) && /\d/.test(original) && /[a-f]/i.test(original)) {
    return coded('hex', original.length);
  }
  const mixed = /[A-Z]/.test(original) && /[a-z]/.test(original) && /\d/.test(original);
  if (/^[A-Za-z0-9+/_=-]{16,}$/.test(original) && mixed && !/[-_][a-z]+[-_]/.test(original)) {
    return coded('b64', original.length);
  }
  return null;
}

function segmentShape(segment: string): string {
  if (segment === '') return '';
  if (!PLAIN.test(segment)) return maskText(segment);
  const shape = codedShape(segment);
  if (shape) return shape;
  const lower = segment.toLowerCase();
  const asset = ASSET.exec(lower);
  if (asset && !KEPT_ASSET.test(lower)) return `<file>.${asset[2]}`;
  const dot = lower.lastIndexOf('.');
  const stem = dot > 0 ? lower.slice(0, dot) : lower;
  const ending = dot > 0 ? lower.slice(dot) : '';
  if (SLUG.test(stem) && stem.length > 8) return `<slug>${maskDigits(ending)}`;
  if (stem.length > 32) return `<w>${maskDigits(ending)}`;
  return maskDigits(lower);
}

function wordShape(word: string): string {
  if (SLUG.test(word) && word.length > 8) return '<slug>';
  return word.length > 20 ? '<w>' : maskDigits(word);
}

function valueShape(value: string): string {
  const decoded = decodePercent(value.replace(/\+/g, ' '));
  const hidden = /[A-Z0-9]/.test(decoded) ? decodeBase64Text(decoded) : null;
  if (hidden) return `${coded('b64', decoded.length)} ${maskText(hidden.slice(0, 100))}`;
  if (/^\d+(?:[.,]\d+)*$/.test(decoded)) return '<n>';
  const shape = codedShape(decoded);
  if (shape) return shape;
  if (/^[\w:-]+$/.test(decoded)) return decoded.toLowerCase().split(':').map(wordShape).join(':');
  return maskText(decoded.slice(0, 300));
}

function parameterShape(parameter: string): string {
  const equals = parameter.indexOf('=');
  if (equals < 0) return valueShape(parameter);
  const key = maskDigits(maskText(decodePercent(parameter.slice(0, equals)).slice(0, 100)));
  return `${key}=${valueShape(parameter.slice(equals + 1))}`;
}

/**
 * Canonical text of an HTTP request target.
 * @param target as logged: origin form (`/a/b?c=d`), absolute form, `*`, or garbage
 * @returns decoded path and query with site-specific names, numbers and coded data masked
 */
export function maskTarget(target: string): string {
  const origin = /^[a-z]+:\/\/[^/?#]*/i.exec(target);
  const rest = origin ? target.slice(origin[0].length) : target;
  const question = rest.indexOf('?');
  const path = question < 0 ? rest : rest.slice(0, question);
  const segments = path.split('/');
  const shown = segments
    .slice(0, MAX_SEGMENTS)
    .map((segment) => {
      const decoded = decodePercent(segment.slice(0, 300));
      // A decoded slash makes segments of its own: ..%2f..%2fetc is the path it will become.
      return decoded.split('/').slice(0, MAX_SEGMENTS).map(segmentShape).join('/');
    })
    .join('/');
  const canonicalPath =
    (origin ? '<host>' : '') + shown + (segments.length > MAX_SEGMENTS ? '<cut>' : '');
  if (question < 0) return canonicalPath;
  const parameters = rest.slice(question + 1).split('&');
  const query = parameters.slice(0, MAX_PARAMETERS).map(parameterShape).join(' & ');
  return `${canonicalPath} ? ${query}${parameters.length > MAX_PARAMETERS ? ' <cut>' : ''}`;
}
