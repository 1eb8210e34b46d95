/** What a key does with the incidents. */
export type TriageCommand =
  'next' | 'previous' | 'open' | 'close' | 'false-alarm' | 'confirm' | 'undo' | 'search' | 'help';

/** Keys by what they do, in the order in which the help lists them. */
export const TRIAGE_KEYS: readonly { command: TriageCommand; key: string }[] = [
  { command: 'next', key: 'j' },
  { command: 'previous', key: 'k' },
  { command: 'open', key: 'Enter' },
  { command: 'confirm', key: 'c' },
  { command: 'false-alarm', key: 'f' },
  { command: 'close', key: 'e' },
  { command: 'undo', key: 'u' },
  { command: 'search', key: '/' },
  { command: 'help', key: '?' }
];

/** As much of a keyboard event as it takes. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** As much of an element as it takes. */
export interface KeyTarget {
  tagName: string;
  isContentEditable?: boolean;
  type?: string;
  closest(selector: string): unknown;
}

/** Inputs into which nothing is typed. */
const NO_TEXT: ReadonlySet<string> = new Set(['checkbox', 'radio', 'range', 'button', 'file']);

function isTypedInto({ tagName, type = 'text', isContentEditable = false }: KeyTarget): boolean {
  if (tagName === 'INPUT') return !NO_TEXT.has(type);
  return tagName === 'TEXTAREA' || tagName === 'SELECT' || isContentEditable;
}

/**
 * What a key press asks for.
 * @param target where the focus is; null where it is nowhere
 * @param singleKeys false where the person wants no keys without Ctrl
 * @returns null where the key belongs to a field, a dialog, a control of its own, or nobody
 */
export function commandOf(
  press: KeyPress,
  target: KeyTarget | null,
  singleKeys: boolean
): TriageCommand | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (target !== null && (isTypedInto(target) || target.closest('dialog') !== null)) return null;
  if (altKey) return null;
  if (ctrlKey || metaKey) return key === 'z' && !shiftKey ? 'undo' : null;
  // Enter works controls; the list of incidents hears it by itself.
  if (key === 'Enter' && target !== null && target.tagName !== 'BODY') return null;
  if (!singleKeys) return null;
  return TRIAGE_KEYS.find((one) => one.key === key)?.command ?? null;
}
