/**
 * Writes the list of files to keep for offline use into the built service worker. The list is taken
 * from the built output: SvelteKit's own list omits web workers and wasm.
 */
import { join } from 'node:path';
import { injectManifest } from 'workbox-build';
import { root } from './bootstrap.mjs';

const build = join(root, 'build');
const megabyte = 1024 * 1024;

/** Above this a script is WebLLM or transformers.js: the service worker keeps them when they are used. */
const largestScript = 1024 * 1024;

/** @type {import('workbox-build').ManifestTransform} */
const withoutOnDemand = (entries) => ({
  manifest: entries.filter(
    ({ url, size }) => !(url.endsWith('.js') && (size > largestScript || url.includes('analyst')))
  )
});

/** Fills in the manifest of build/service-worker.js; throws when a file would be left out. */
export async function writePrecacheManifest() {
  const worker = join(build, 'service-worker.js');
  const { count, size, warnings } = await injectManifest({
    swSrc: worker,
    swDest: worker,
    globDirectory: build,
    globPatterns: [
      '**/*.{js,mjs,css,html,wasm,json,onnx,txt,log,ndjson,gz,svg,png,woff2,webmanifest,yml}'
    ],
    // The runtime with WebGPU, 27 MB, is fetched by those who choose it; language models on request.
    globIgnores: ['service-worker.js', 'ort/*.asyncify.*', 'models/language/**'],
    manifestTransforms: [withoutOnDemand],
    // These names hold a hash of the content already.
    dontCacheBustURLsMatching: /_app\/immutable\//,
    // Raised on purpose: the WASM runtime alone has 14 MB, and without it nothing works offline.
    maximumFileSizeToCacheInBytes: 64 * megabyte
  });
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
  process.stdout.write(`Offline: ${count} files, ${(size / megabyte).toFixed(1)} MB.\n`);
}
