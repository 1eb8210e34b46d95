import type { ErrorReport } from '../../base/error.ts';
import type { LanguageModel } from '../../language-models/language-model.ts';

/** A language model as the page shows it. */
export interface ModelRow {
  model: LanguageModel;
  /** Why it cannot run here; null when it can. */
  whyNot: string | null;
  state: 'absent' | 'download' | 'import' | 'paused' | 'here';
  /** Bytes that are here. */
  bytes: number;
  /** Bytes of all its files; null while nobody has told. */
  total: number | null;
  error: ErrorReport | null;
}
