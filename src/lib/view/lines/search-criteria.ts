import { offsetAtIn } from '../../base/time-zone.ts';
import { MINUTE } from '../../base/time.ts';
import type { LineCriteria } from '../../lines/criteria.ts';
import type { SearchFields } from '../../ui/lines/search-fields.ts';
import { shownZone } from '../../ui/time-zone.svelte.ts';

/** The criteria that the fields of the search ask for; times of the shown zone become moments. */
export function criteriaOf({ minThreat, from, to, ...rest }: SearchFields): LineCriteria {
  return { ...rest, minThreat: minThreat / 100, from: momentOf(from), to: momentOf(to) };
}

function momentOf(local: string): number | null {
  if (local === '') return null;
  const wallClock = Date.parse(`${local}Z`);
  return wallClock - offsetAtIn(shownZone())(wallClock) * MINUTE;
}
