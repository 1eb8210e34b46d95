import { liveQuery, type Subscription } from 'dexie';
import type { Db } from '../db/schema.ts';
import { listSources } from '../db/sources.ts';
import type { Paced } from './paced.ts';

/**
 * Asks for a run each time a source changes, and with it all that is stored of it; when a scan ends and none goes
 * on, the run is hurried, so that its end is shown as soon as it is there.
 * @param onError told when the sources cannot be read
 */
export function followSources(
  db: Db,
  paced: Paced,
  onError: (error: unknown) => void
): Subscription {
  let scanning = false;
  return liveQuery(() => listSources(db)).subscribe({
    next: (sources) => {
      const goesOn = sources.some(({ state }) => state === 'scanning');
      if (scanning && !goesOn) paced.hurry();
      else paced.request();
      scanning = goesOn;
    },
    error: onError
  });
}
