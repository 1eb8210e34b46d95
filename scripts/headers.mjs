/** The response headers of the site, as the local server sends them. */
import { readFileSync } from 'node:fs';

/** Under these two a page is cross-origin isolated: WASM threads exist only there. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp'
};

const types = /** @type {Record<string, string>} */ ({
  '.log': 'text/plain; charset=utf-8',
  '.ndjson': 'text/plain; charset=utf-8',
  '.onnx': 'application/octet-stream'
});

/**
 * The policy in a built page's meta tag, hashes of its inline scripts included.
 * @param {string} page path of an HTML file
 */
export function policyOf(page) {
  const html = readFileSync(page, 'utf8');
  const meta = /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(html);
  if (!meta?.[1]) throw new Error(`${page} has no content security policy.`);
  return `${meta[1]}; frame-ancestors 'self'`;
}

/**
 * The policy of a worker, which does not inherit the page's: it asks nobody but the site. The service
 * worker alone passes on what a page may ask.
 * @param {string} path of a script
 * @param {string} policy the page's
 */
function policyOfScript(path, policy) {
  if (path.endsWith('/service-worker.js')) return policy;
  return policy.replace(/connect-src [^;]*/, "connect-src 'self'");
}

/**
 * The headers of one file.
 * @param {string} path of the file in the built site, as in its address
 * @param {{ isolated: boolean, policy: string }} options `policy` is the page's
 * @returns {Record<string, string>}
 */
export function headersOf(path, { isolated, policy }) {
  const type = types[/\.\w+$/.exec(path)?.[0] ?? ''];
  return {
    ...(isolated ? isolation : {}),
    ...(type ? { 'Content-Type': type } : {}),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': path.endsWith('.js') ? policyOfScript(path, policy) : policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': path.includes('/_app/immutable/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache'
  };
}
