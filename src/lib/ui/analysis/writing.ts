/** What a language model writes about an incident, or is to write. */
export interface Writing {
  incidentId: string;
  /** Name of the model. */
  model: string;
  /** The question it answers; null while it explains the incident. */
  question: string | null;
  stage: 'waiting' | 'loading' | 'writing';
  /** Share of the model that is loaded, 0 to 1. */
  share: number;
  /** What is written so far, as the model writes it. */
  text: string;
}
