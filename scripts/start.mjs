/** `npm start`: installs, builds and serves what is missing or out of date, and prints the address. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies, root } from './bootstrap.mjs';
import { build } from './build.mjs';

const sources = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];

/**
 * Time of the last change at or below a path, folders included so that a removal counts.
 * @param {string} path
 * @returns {number}
 */
function lastChange(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, lastChange(join(path, name))),
    stats.mtimeMs
  );
}

function isBuilt() {
  // The service worker is written last.
  const built = statSync(join(root, 'build/service-worker.js'), { throwIfNoEntry: false });
  if (!built) return false;
  return sources.every((source) => lastChange(join(root, source)) <= built.mtimeMs);
}

installDependencies();
if (!isBuilt()) {
  process.stdout.write('Building…\n');
  const status = await build();
  if (status !== 0) process.exit(status);
}

const { serve } = await import('./serve.mjs');
const wanted = { port: Number(process.env.PORT ?? 4173) };
const { address } = await serve(wanted).catch((error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  return serve({ port: 0 });
});
process.stdout.write(`\nINSyT is at ${address}\nNothing leaves this machine. Ctrl+C stops it.\n`);
