/**
 * Serves the built site on localhost:
 * `node scripts/serve.mjs [--port N] [--no-isolation] [--sub-path /name]`
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { root } from './bootstrap.mjs';
import { headersOf, policyOf } from './headers.mjs';

const build = join(root, 'build');

/**
 * Starts the server. Port 0 means any free one; a port that is taken is an error.
 * @param {{ port?: number, isolated?: boolean, subPath?: string }} [options] `isolated: false` leaves
 *   out the headers that allow threads, as on hosts that cannot set any
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serve({ port = 4173, isolated = true, subPath = '' } = {}) {
  if (!existsSync(join(build, 'index.html'))) {
    throw new Error('There is no build yet: run `npm run build` first.');
  }
  const shellPolicy = policyOf(join(build, 'index.html'));
  const files = sirv(build, {
    etag: true,
    setHeaders(response, path) {
      const page = join(build, path.endsWith('.html') ? path : `${path}.html`);
      const policy = existsSync(page) ? policyOf(page) : shellPolicy;
      const headers = headersOf(path, { isolated, policy });
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    }
  });
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (url === subPath) return void response.writeHead(301, { Location: `${subPath}/` }).end();
    if (!url.startsWith(`${subPath}/`)) return void response.writeHead(404).end();
    request.url = url.slice(subPath.length);
    files(request, response, () => void response.writeHead(404).end('Not found'));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve(undefined));
  });
  const bound = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
  return {
    address: `http://localhost:${bound}${subPath}/`,
    close() {
      server.close();
      server.closeAllConnections();
    }
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'no-isolation': { type: 'boolean', default: false },
      'sub-path': { type: 'string', default: '' }
    }
  });
  const { address } = await serve({
    isolated: !values['no-isolation'],
    subPath: values['sub-path'].replace(/\/$/, ''),
    ...(values.port ? { port: Number(values.port) } : {})
  });
  process.stdout.write(`INSyT is at ${address}\n`);
}
