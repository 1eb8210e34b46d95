import { analysesOf, type Rating, type StoredAnalysis } from '../analysis/stored-analysis.ts';
import type { Message } from '../analysis/prompt/prompt.ts';
import type { Incident } from '../incidents/incident.ts';
import type { Db } from './schema.ts';

/** The analyses of an incident, the latest first. */
export async function listAnalyses(db: Db, incident: Incident): Promise<StoredAnalysis[]> {
  const { actor, phase } = incident;
  const near = await db.analyses.where('[mark.actor+mark.phase]').equals([actor, phase]).toArray();
  return analysesOf(incident, near);
}

/**
 * Stores an analysis.
 * @returns its number
 * @throws QuotaExceededError (as Dexie wraps it) when the disk is full
 */
export function addAnalysis(db: Db, analysis: Omit<StoredAnalysis, 'id'>): Promise<number> {
  return db.analyses.add(analysis as StoredAnalysis);
}

/** Stores what a person thinks of an analysis; null takes it back. */
export async function rateAnalysis(db: Db, id: number, rating: Rating | null): Promise<void> {
  await db.analyses.update(id, { rating });
}

/** Adds turns to the chat that follows an analysis. */
export async function addToChat(db: Db, id: number, turns: readonly Message[]): Promise<void> {
  await db.analyses.where({ id }).modify((analysis) => void analysis.chat.push(...turns));
}

/** Deletes an analysis with its chat. */
export function removeAnalysis(db: Db, id: number): Promise<void> {
  return db.analyses.delete(id);
}
