import { NORMALISER_VERSION } from '../../detectors/log-line/normalise/normalise.ts';
import { KeySet, textKey } from '../../detectors/log-line/text-key.ts';
import type { Subject } from '../../incidents/suppress/suppression.ts';
import type { Matcher } from './matcher.ts';

/**
 * The lines that a subject is about. Texts of another normaliser are nobody's any more.
 * @param near keys of the texts that lie near it, where it is of that kind
 */
export function matcherOf(subject: Subject, near: KeySet = new KeySet()): Matcher {
  switch (subject.kind) {
    case 'actor':
      return { actors: new Set([subject.actor]), keys: [] };
    case 'similar':
      return { actors: new Set(), keys: [near] };
    case 'text': {
      const keys = new KeySet();
      if (subject.normaliser === NORMALISER_VERSION) keys.add(...textKey(subject.text));
      return { actors: new Set(), keys: [keys] };
    }
  }
}
