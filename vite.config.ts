import { sveltekit } from '@sveltejs/kit/vite';
import { defaultClientConditions, type Plugin, type PreviewServer, type ViteDevServer } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * Cross-origin isolation: SharedArrayBuffer, and with it WASM threads, exist only under these
 * headers. Set by a plugin, since Vite's own `headers` settings do not reach SvelteKit's pages.
 */
function isolation(): Plugin {
  const use = ({ middlewares }: ViteDevServer | PreviewServer) => {
    middlewares.use((_request, response, next) => {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
      next();
    });
  };
  return { name: 'insyt:isolation', configureServer: use, configurePreviewServer: use };
}

export default defineConfig({
  plugins: [isolation(), sveltekit()],
  worker: { format: 'es' },
  build: {
    // SvelteKit's own plugins are named as slow in every build.
    rolldownOptions: { checks: { pluginTimings: false } },
    // WebLLM has 6 MB, and is loaded by those alone who asked for a language model.
    chunkSizeWarningLimit: 7_000
  },
  // The runtime's build that holds no second copy of the files in static/ort.
  resolve: {
    conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions],
    // transformers.js asks for the build with WebGPU, which makes code from text: the policy refuses it.
    alias: { 'onnxruntime-web/webgpu': 'onnxruntime-web/wasm' }
  },
  optimizeDeps: { exclude: ['onnxruntime-web', '@huggingface/transformers'] },
  test: {
    include: ['src/**/*.test.ts', 'cli/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 30_000
  }
});
