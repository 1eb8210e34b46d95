import * as Comlink from 'comlink';

/** For tests: a worker's near side over a real message channel; its far side is the given API. */
export class PortWorker {
  onerror: ((event: { message: string }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  terminated = false;
  readonly #port: MessagePort;

  constructor(api: object) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.start();
    Comlink.expose(api, port2);
  }

  postMessage(message: unknown, transfer: Transferable[] = []) {
    this.#port.postMessage(message, transfer);
  }
  addEventListener(type: string, listener: EventListener) {
    this.#port.addEventListener(type, listener);
  }
  removeEventListener(type: string, listener: EventListener) {
    this.#port.removeEventListener(type, listener);
  }
  terminate() {
    this.terminated = true;
    this.#port.close();
  }
}
