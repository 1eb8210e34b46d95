import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { headersOf, policyOf } from './headers.mjs';

const policy = "default-src 'none'; connect-src 'self' https://hub.example; script-src 'self'";
const of = (path: string, isolated = true) => headersOf(path, { isolated, policy });

describe('headersOf', () => {
  it('lets no worker ask a foreign host but the service worker, which passes on what the page asks', () => {
    expect(of('/_app/immutable/workers/a.js')['Content-Security-Policy']).toBe(
      "default-src 'none'; connect-src 'self'; script-src 'self'"
    );
    for (const path of ['/service-worker.js', '/index.html']) {
      expect(of(path)['Content-Security-Policy']).toBe(policy);
    }
  });

  it('isolates the page for threads, or not, and always keeps its files to the site', () => {
    expect(of('/index.html')).toMatchObject({
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp'
    });
    const plain = of('/index.html', false);
    expect(plain).not.toHaveProperty('Cross-Origin-Opener-Policy');
    expect(plain).toMatchObject({ 'Cross-Origin-Resource-Policy': 'same-origin' });
  });

  it('keeps for good only what has its content in its name', () => {
    expect(of('/_app/immutable/a.js')['Cache-Control']).toContain('immutable');
    expect(of('/service-worker.js')['Cache-Control']).toBe('no-cache');
  });

  it('has browsers show logs as text', () => {
    expect(of('/sample/a.log')['Content-Type']).toBe('text/plain; charset=utf-8');
    expect(of('/index.html')).not.toHaveProperty('Content-Type');
  });
});

it("policyOf adds to a page's own policy who may frame it, and refuses a page without one", () => {
  const folder = mkdtempSync(join(tmpdir(), 'insyt-headers-'));
  try {
    const page = join(folder, 'index.html');
    writeFileSync(page, `<meta http-equiv="content-security-policy" content="${policy}">`);
    expect(policyOf(page)).toBe(`${policy}; frame-ancestors 'self'`);
    writeFileSync(page, '<title>x</title>');
    expect(() => policyOf(page)).toThrow(page);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
