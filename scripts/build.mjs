/** Builds the static site into build/: runtime files, SvelteKit, then the service worker's list. */
import { fileURLToPath } from 'node:url';
import { bin, installDependencies, run } from './bootstrap.mjs';
import { copyRuntime } from './copy-ort.mjs';

/** Builds the site; returns the exit status of the step that failed, or 0. */
export async function build() {
  installDependencies();
  copyRuntime();
  const status = run(process.execPath, [bin('vite'), 'build', '--logLevel', 'warn']);
  if (status !== 0) return status;
  const { writePrecacheManifest } = await import('./precache.mjs');
  await writePrecacheManifest();
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await build();
