import { InsytError } from '../../base/error.ts';
import { STORE_WORDS as words } from '../../words/analyst.ts';
import type { LanguageModel } from '../language-model.ts';

type Named = Pick<LanguageModel, 'name'>;

export const notReached = ({ name }: Named, file: string, cause: unknown) =>
  new InsytError('model-not-reached', words.notReached(name, file), words.tryLater, cause);

export const damaged = ({ name }: Named, file: string, next: string) =>
  new InsytError('model-damaged', words.damaged(name, file), next);

export const incomplete = ({ name }: Named, file: string) =>
  new InsytError('model-incomplete', words.incomplete(name, file), words.wholeFolder);

export const noRoom = ({ name }: Named, missing: number) =>
  new InsytError('model-no-room', words.noRoom(name, missing), words.makeRoom);

/** The error behind a failed write: a full disk has a sentence of its own, aborts stay what they are. */
export function writeError(model: Named, error: unknown): unknown {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  return isFull
    ? new InsytError('model-no-room', words.full(model.name), words.makeRoom, error)
    : error;
}
