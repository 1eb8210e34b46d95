import type { FollowedText, Source, Watch } from '../../db/schema.ts';
import type { CheckedRow, WatchRow } from '../../ui/watch/watch-row.ts';
import type { WatchProblem, WatchStatus } from '../../workers/watch/messages.ts';

/** Watches as they are listed. */
export function watchRows(
  watches: readonly Watch[],
  statuses: readonly WatchStatus[],
  followed: readonly FollowedText[],
  sources: readonly Source[]
): WatchRow[] {
  return watches.map((watch) => {
    const { id, kind, name } = watch;
    const status = statuses.find(({ watchId }) => watchId === id);
    const own = new Set(
      followed.filter(({ watchId }) => watchId === id).map(({ sourceId }) => sourceId)
    );
    return {
      id,
      kind,
      name,
      state: stateOf(watch, status),
      files: status?.files ?? null,
      lines: sources.reduce((sum, source) => sum + (own.has(source.id) ? source.lines : 0), 0),
      error: status?.error ?? null,
      problems: problemRows(status?.problems ?? [])
    };
  });
}

function stateOf({ paused }: Watch, status: WatchStatus | undefined): WatchRow['state'] {
  if (paused) return 'paused';
  if (status === undefined) return 'starting';
  return status.state === 'watching' && status.reading > 0 ? 'reading' : status.state;
}

/** Files that are not read, with the reason in words. */
export function problemRows(problems: readonly WatchProblem[]): WatchRow['problems'] {
  return problems.map(({ path, error }) => ({ path, what: error.what, next: error.next }));
}

/** Keys, by which incidents name them, of the sources that are followed. */
export function followedKeys(
  followed: readonly FollowedText[],
  sources: readonly Source[]
): Set<string> {
  const ids = new Set(followed.map(({ sourceId }) => sourceId));
  return new Set(sources.filter(({ id }) => ids.has(id)).map(({ fingerprint }) => fingerprint));
}

/** Sources that are not followed, and could be. */
export function offeredSources(
  withHandle: readonly number[],
  followed: readonly FollowedText[],
  sources: readonly Source[]
): Source[] {
  const ids = new Set(followed.map(({ sourceId }) => sourceId));
  return sources.filter(({ id }) => withHandle.includes(id) && !ids.has(id));
}

/** Files that were picked and read on, the latest first. */
export function checkedRows(
  followed: readonly FollowedText[],
  sources: readonly Source[]
): CheckedRow[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return followed
    .filter(({ watchId }) => watchId === null)
    .flatMap(({ sourceId, readAt }) => {
      const source = byId.get(sourceId);
      return source === undefined
        ? []
        : [{ sourceId, name: source.name, lines: source.lines, readAt }];
    })
    .sort((a, b) => b.readAt - a.readAt);
}
