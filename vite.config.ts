import { sveltekit } from '@sveltejs/kit/vite';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** Cross-origin isolation: SharedArrayBuffer, and with it WASM threads, exist only under these. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp'
};

export default defineConfig({
  plugins: [sveltekit()],
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: 'es' },
  // SvelteKit's own plugins are named as slow in every build.
  build: { rolldownOptions: { checks: { pluginTimings: false } } },
  // The runtime's build that holds no second copy of the files in static/ort.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  test: {
    include: ['src/**/*.test.ts', 'cli/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 30_000
  }
});
