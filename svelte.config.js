import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
/** The hosts of language models; the service worker refuses them until the person asks for one. */
const modelHosts = JSON.parse(
  readFileSync(new URL('src/lib/language-models/hosts.json', import.meta.url), 'utf8')
);

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ strict: true }),
    paths: { relative: true },
    version: { name: version },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self', 'wasm-unsafe-eval'],
        'style-src': ['self'],
        // The one inline style is SvelteKit's own: it hides the text that tells screen readers of
        // a new page.
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self', 'data:'],
        'font-src': ['self'],
        'connect-src': ['self', ...modelHosts],
        'worker-src': ['self'],
        'manifest-src': ['self'],
        'base-uri': ['self'],
        'form-action': ['none']
      }
    },
    // Registered by hand (src/lib/workers/service-worker-client.ts) so that the page can say
    // when it is ready to work offline.
    serviceWorker: { register: false }
  }
};
