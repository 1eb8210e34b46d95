/** What every boundary throws: one shape, so that every error can be shown with a way on. */
export class InsytError extends Error {
  override readonly name = 'InsytError';

  /**
   * @param code stable identifier, for tests and translations
   * @param what what happened, naming the file or part it happened to: one sentence
   * @param next what the user can do about it: one sentence
   * @param cause the error underneath, when there is one
   */
  constructor(
    readonly code: string,
    readonly what: string,
    readonly next: string,
    cause?: unknown
  ) {
    super(`${what} ${next}`, cause === undefined ? undefined : { cause });
  }
}

/** An error as plain data, to cross a worker's border or to be stored. */
export interface ErrorReport {
  code: string;
  what: string;
  next: string;
  cause: string | null;
}

/** @returns any thrown value in the one shape; unknown ones get the code `unexpected` */
export function reportError(error: unknown): ErrorReport {
  if (error instanceof InsytError) {
    const cause = error.cause === undefined ? null : messageOf(error.cause);
    return { code: error.code, what: error.what, next: error.next, cause };
  }
  return {
    code: 'unexpected',
    what: `Something went wrong: ${messageOf(error)}.`,
    next: 'Reload the page and try again; what was found so far is kept.',
    cause: null
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
