/**
 * Controls, line separators, and the marks that reorder or hide what follows them, tags of no shape among them: a log
 * line could use these to look like another one, or to carry words that nobody sees.
 */
export const HIDDEN_CHARACTERS =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu;
