import { dev } from '$app/environment';
import { resolve } from '$app/paths';
import type { PermissionMessage } from './model-host-permission.ts';
import {
  forgetRefusals as forget,
  listRefusals,
  recordRefusal,
  withoutQuery
} from './refused-requests.ts';
import type { RefusedRequest } from './refused-requests.ts';

export type { RefusedRequest };

/** Message from page to service worker: take over now, though a page still uses the old one. */
export const applyUpdateMessage = 'apply-update';

/**
 * Registers the service worker and resolves when the site can be opened with the network cut.
 * Rejects where the browser offers none (private mode, plain http) or its files did not arrive.
 * `onUpdateWaiting` is called when a newer version is ready; it is used from the next start on, or
 * at once through `applyUpdate`. The page is never reloaded unasked.
 */
export async function prepareOfflineUse(onUpdateWaiting: () => void = () => {}): Promise<void> {
  recordPolicyRefusals();
  if (dev) throw new Error('Offline use needs the built site; this is the development server.');
  if (!('serviceWorker' in navigator)) {
    throw new Error('This browser offers no offline use here; it needs https or localhost.');
  }
  const scope = resolve('/');
  const registration = await navigator.serviceWorker.register(`${scope}service-worker.js`, {
    scope,
    updateViaCache: 'none'
  });
  watchForUpdates(registration, onUpdateWaiting);
  if (!registration.active) await installed(registration);
}

/** Switches to the waiting version and reloads the page; does nothing when none is waiting. */
export async function applyUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.waiting) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true
  });
  registration.waiting.postMessage(applyUpdateMessage);
}

/** Time that a service worker has for an answer, ms: it may have to be started. */
const ANSWER_MS = 5_000;

/**
 * Lets this page ask the hosts of language models, or no more; until then the service worker refuses
 * them. Without one there is nobody to ask, and the content security policy alone holds.
 */
export async function allowModelHosts(allowed: boolean): Promise<void> {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return;
  const { port1, port2 } = new MessageChannel();
  const done = new Promise((heard) => {
    port1.onmessage = heard;
    // One that does not answer refuses: the download then says so, instead of waiting for ever.
    setTimeout(heard, ANSWER_MS);
  });
  const message: PermissionMessage = { kind: 'model-hosts', allowed };
  worker.postMessage(message, [port2]);
  await done;
  port1.close();
}

/** Requests to other origins that the policy or the service worker stopped, newest first. */
export async function refusedRequests(): Promise<RefusedRequest[]> {
  return 'caches' in globalThis ? listRefusals() : [];
}

/** Empties the list of stopped requests. */
export async function forgetRefusals(): Promise<void> {
  if ('caches' in globalThis) await forget();
}

/**
 * True when the host sends no isolation headers, so that the model runs on one thread, and the
 * service worker will add them at the next reload.
 */
export function isolationAvailableAfterReload(): boolean {
  return !crossOriginIsolated && Boolean(navigator.serviceWorker?.controller);
}

function watchForUpdates(registration: ServiceWorkerRegistration, onUpdateWaiting: () => void) {
  if (registration.waiting) onUpdateWaiting();
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      // Without an active one this is the first install, which is no update.
      if (worker.state === 'installed' && registration.active) onUpdateWaiting();
    });
  });
}

function installed(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting;
  return new Promise((done, failed) => {
    const check = () => {
      if (worker?.state === 'activated') done();
      if (worker?.state === 'redundant') {
        failed(new Error('The files for offline use could not all be stored.'));
      }
    };
    worker?.addEventListener('statechange', check);
    check();
  });
}

function recordPolicyRefusals() {
  if (!('caches' in globalThis)) return;
  // One request breaks both the policy of the header and that of the meta tag: two events.
  const recent = new Set<string>();
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (!URL.canParse(blockedURI) || new URL(blockedURI).origin === location.origin) return;
    if (recent.has(blockedURI)) return;
    recent.add(blockedURI);
    setTimeout(() => recent.delete(blockedURI), 1000);
    void recordRefusal({
      time: Date.now(),
      refusedBy: 'policy',
      method: null,
      url: withoutQuery(blockedURI)
    });
  });
}
