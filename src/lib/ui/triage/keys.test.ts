import { describe, expect, it } from 'vitest';
import { commandOf, type KeyPress, type KeyTarget, TRIAGE_KEYS } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...more
});
const on = (tagName: string, more: Partial<KeyTarget> = {}): KeyTarget => ({
  tagName,
  closest: () => null,
  ...more
});
const body = on('BODY');

describe('commandOf', () => {
  it('knows every key of the help, each once', () => {
    for (const { key, command } of TRIAGE_KEYS) {
      expect(commandOf(press(key), body, true)).toBe(command);
      expect(commandOf(press(key), null, true)).toBe(command);
    }
    expect(new Set(TRIAGE_KEYS.map(({ key }) => key)).size).toBe(TRIAGE_KEYS.length);
    expect(commandOf(press('x'), body, true)).toBe(null);
  });

  it('leaves every key to fields and dialogs', () => {
    const fields = [
      on('INPUT', { type: 'text' }),
      on('INPUT'),
      on('TEXTAREA'),
      on('SELECT'),
      on('DIV', { isContentEditable: true }),
      on('BUTTON', { closest: (selector) => selector === 'dialog' || null })
    ];
    for (const field of fields) {
      for (const { key } of TRIAGE_KEYS) expect(commandOf(press(key), field, true)).toBe(null);
      expect(commandOf(press('z', { ctrlKey: true }), field, true)).toBe(null);
    }
  });

  it('works beside controls into which nothing is typed, but leaves them Enter', () => {
    for (const control of [on('BUTTON'), on('INPUT', { type: 'checkbox' }), on('DIV')]) {
      expect(commandOf(press('e'), control, true)).toBe('close');
      expect(commandOf(press('Enter'), control, true)).toBe(null);
    }
  });

  it('leaves combinations to the browser, but for undo', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'] as const) {
      for (const { key } of TRIAGE_KEYS) {
        expect(commandOf(press(key, { [modifier]: true }), body, true)).toBe(null);
      }
    }
    expect(commandOf(press('z', { ctrlKey: true }), body, true)).toBe('undo');
    expect(commandOf(press('z', { metaKey: true }), body, true)).toBe('undo');
    expect(commandOf(press('z', { ctrlKey: true, shiftKey: true }), body, true)).toBe(null);
  });

  it('takes the shift that a keyboard needs for / and ?', () => {
    expect(commandOf(press('?', { shiftKey: true }), body, true)).toBe('help');
    expect(commandOf(press('/', { shiftKey: true }), body, true)).toBe('search');
  });

  it('is silent where single keys are switched off, but for undo', () => {
    for (const { key } of TRIAGE_KEYS) expect(commandOf(press(key), body, false)).toBe(null);
    expect(commandOf(press('z', { ctrlKey: true }), body, false)).toBe('undo');
  });
});
