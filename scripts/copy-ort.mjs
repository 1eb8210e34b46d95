/**
 * Copies ONNX Runtime's plain WASM build and the one with WebGPU to static/ort/, from where the page and the service
 * worker load it: by default the runtime would fetch it from a CDN.
 */
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './bootstrap.mjs';

const names = ['', '.asyncify'].flatMap((build) =>
  ['mjs', 'wasm'].map((type) => `ort-wasm-simd-threaded${build}.${type}`)
);

/** Copies what is missing or of another size or older than the installed package. */
export function copyRuntime() {
  const from = join(root, 'node_modules/onnxruntime-web/dist');
  const to = join(root, 'static/ort');
  mkdirSync(to, { recursive: true });
  for (const name of names) {
    const source = statSync(join(from, name));
    const copy = statSync(join(to, name), { throwIfNoEntry: false });
    if (copy && copy.size === source.size && copy.mtimeMs >= source.mtimeMs) continue;
    copyFileSync(join(from, name), join(to, name));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) copyRuntime();
