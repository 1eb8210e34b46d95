const NAME = 'insyt.single-keys';

/**
 * Whether keys without Ctrl do something. Who speaks to the computer must be able to turn them off
 * (WCAG 2.1.4). Remembered on this device.
 */
export class SingleKeys {
  #on = $state(stored() !== 'off');

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    try {
      localStorage.setItem(NAME, on ? 'on' : 'off');
    } catch {
      // Storage is withheld: it holds until the page is left.
    }
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}
