import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sirv from 'sirv';
import { test as base } from './own-server.ts';

/** A site that holds language models itself, in a folder of the test's. */
export interface ModelSite {
  address: string;
  /** Takes the place of `static/models/language`. */
  folder: string;
  /** Paths below it that were asked for. */
  asked: string[];
  /** Answers wait so long, ms. */
  pauseMs: number;
  /** Paths that match are cut off in the midst. */
  breaks: RegExp | null;
}

const LANGUAGE = '/models/language';

export const test = base.extend<{ models: ModelSite }>({
  models: async ({ server }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'insyt-models-'));
    const files = sirv(folder, { dev: true });
    const site: ModelSite = { address: '', folder, asked: [], pauseMs: 0, breaks: null };
    const own = createServer((asked, response) => {
      const url = asked.url ?? '/';
      if (!url.startsWith(LANGUAGE)) return pass(server.address, asked, response);
      site.asked.push(url.slice(LANGUAGE.length));
      asked.url = url.slice(LANGUAGE.length);
      response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
      setTimeout(() => {
        if (site.breaks?.test(url)) {
          response.writeHead(206, { 'Content-Length': 1_000_000 });
          response.write('beginning');
          setTimeout(() => response.destroy(), 50);
        } else files(asked, response, () => void response.writeHead(404).end());
      }, site.pauseMs);
    });
    await new Promise<void>((listening) => own.listen(0, 'localhost', listening));
    site.address = `http://localhost:${(own.address() as AddressInfo).port}/`;
    await use(site);
    own.close();
    own.closeAllConnections();
    await rm(folder, { recursive: true });
  },
  baseURL: async ({ models }, use) => use(models.address)
});

/** Has the built site answer. */
function pass(site: string, asked: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = asked;
  const passed = request(new URL(asked.url ?? '/', site), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => response.destroy());
  asked.pipe(passed);
}
