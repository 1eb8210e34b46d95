/** What the fields of the search hold. */
export interface SearchFields {
  text: string;
  regex: boolean;
  matchCase: boolean;
  verdict: 'any' | 'threat' | 'unsure' | 'benign' | number;
  /** Percent. */
  minThreat: number;
  actor: string;
  /** As `datetime-local` fields give them: wall clock of the shown zone, or empty. */
  from: string;
  to: string;
}
