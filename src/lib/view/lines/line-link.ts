/** The query of a link to a line. */
export function lineQuery(sourceId: number, line: number): string {
  return `source=${sourceId}&line=${line}`;
}

/** Where a link's query leads: `sourceId` is null and the line the first where it does not say. */
export function placeOfQuery(query: URLSearchParams): { sourceId: number | null; line: number } {
  return { sourceId: wholeNumber(query.get('source')), line: wholeNumber(query.get('line')) ?? 1 };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}
