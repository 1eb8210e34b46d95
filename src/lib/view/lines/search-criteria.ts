import type { LineCriteria } from '../../lines/criteria.ts';
import type { SearchFields } from '../../ui/lines/search-fields.ts';

/** The criteria that the fields of the search ask for; local times become moments. */
export function criteriaOf({ minThreat, from, to, ...rest }: SearchFields): LineCriteria {
  return { ...rest, minThreat: minThreat / 100, from: momentOf(from), to: momentOf(to) };
}

function momentOf(local: string): number | null {
  return local === '' ? null : new Date(local).getTime();
}
