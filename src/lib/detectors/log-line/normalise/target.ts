import { decodePercent } from './decode.ts';
import { maskQuery } from './query.ts';
import { maskText } from './text.ts';
import { codedShape, isTitle, maskDigits } from './word-shape.ts';

const ASSET =
  /^(.+)\.(png|jpe?g|gif|svg|webp|avif|ico|css|js|mjs|map|woff2?|ttf|eot|otf|mp[34]|webm|ogg)$/;
const KEPT_ASSET = /^(?:favicon|apple-touch-icon)/;
const PLAIN = /^[a-z0-9._~!$*,;:@ +-]*$/i;
const MAX_SEGMENTS = 10;

/** A page of a site's content: no program, no file to download. */
const PAGE = /^[^.]*(?:\.(?:x?html?|xml))?$/;
/** Directories below which each name means something. */
const APPLICATION = /^(?:wp-|\.|cgi-bin|api|admin|rest|graphql|tools?$|index\.php)/;

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
  if (isTitle(stem)) return `<slug>${maskDigits(ending)}`;
  if (stem.length > 32) return `<w>${maskDigits(ending)}`;
  return maskDigits(lower);
}

/** A path that decodes to plain segments, as the shapes of these. */
function pathShapes(path: string): string[] {
  return path.split('/', MAX_SEGMENTS).flatMap((segment) =>
    // A decoded slash makes segments of its own: ..%2f..%2fetc is the path it will become.
    decodePercent(segment.slice(0, 300)).split('/', MAX_SEGMENTS).map(segmentShape)
  );
}

/**
 * Of what a site served to a reader of its pages, the place says which site it is: a file of the page's
 * design is a file, and a page of the content is a page, below the first directory.
 */
function servedShape(shapes: string[]): string {
  const first = shapes[1] ?? '';
  const last = shapes.at(-1) ?? '';
  if (last.startsWith('<file>')) return `/${last}`;
  const words = shapes.slice(2).filter((shape) => shape !== '');
  if (words.length === 0 || APPLICATION.test(first) || !words.every((word) => PAGE.test(word))) {
    return shapes.join('/');
  }
  return `/${first}/<slug>${/\.[a-z]+$/.exec(last)?.[0] ?? ''}${last === '' ? '/' : ''}`;
}

/** The version of a file, as the pages that load it give it. */
const VERSION = /^(?:v|ver|version|t|ts|rev|_|cb|hash)?=?[\w.-]{1,40}$/;

/**
 * Canonical text of an HTTP request target.
 * @param target as logged: origin form (`/a/b?c=d`), absolute form, `*`, or garbage
 * @param served whether a page of the site linked it and the server had it
 * @returns decoded path and query with site-specific names, numbers and coded data masked
 */
export function maskTarget(target: string, served = false): string {
  const origin = /^[a-z]+:\/\/[^/?#]*/i.exec(target);
  const rest = origin ? target.slice(origin[0].length) : target;
  const question = rest.indexOf('?');
  const path = question < 0 ? rest : rest.slice(0, question);
  const query = question < 0 ? null : rest.slice(question + 1);
  const shapes = pathShapes(path);
  const cut = path.split('/', MAX_SEGMENTS + 1).length > MAX_SEGMENTS ? '<cut>' : '';
  const shown = served && !cut ? servedShape(shapes) : shapes.join('/');
  const canonicalPath = (origin ? '<host>' : '') + shown + cut;
  const versioned = shapes.at(-1)?.startsWith('<file>') && VERSION.test(query ?? '');
  const asked = query === null || versioned ? '' : maskQuery(query);
  return asked === '' ? canonicalPath : `${canonicalPath} ? ${asked}`;
}
