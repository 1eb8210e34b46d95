import { serve } from '../scripts/serve.mjs';
import { expect, test as base } from './app.ts';

export { expect };

/** A page on a server of the test's own, which it can configure and stop. */
export const test = base.extend<{
  serverOptions: Parameters<typeof serve>[0];
  server: Awaited<ReturnType<typeof serve>>;
}>({
  serverOptions: [{}, { option: true }],
  server: async ({ serverOptions }, use) => {
    const server = await serve({ ...serverOptions, port: 0 });
    await use(server);
    server.close();
  },
  baseURL: async ({ server }, use) => use(server.address)
});
