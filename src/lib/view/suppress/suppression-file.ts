import type { Db } from '../../db/schema.ts';
import { addSuppressions } from '../../db/suppressions.ts';
import {
  readSuppressions,
  SUPPRESSIONS_TYPE,
  suppressionsJson
} from '../../export/suppressions.ts';
import type { Suppression } from '../../incidents/suppress/suppression.ts';
import { formatCount } from '../../ui/format.ts';
import { SUPPRESS_WORDS } from '../../words/suppress.ts';
import { fileName, saveFile } from '../save-file.ts';

/** Hands suppressions to the browser's downloads; @returns what was done, in a sentence */
export function exportSuppressions(suppressions: readonly Suppression[]): string {
  const file = fileName('suppressions', 'json', Date.now());
  saveFile(new Blob([suppressionsJson(suppressions)], { type: SUPPRESSIONS_TYPE }), file);
  return SUPPRESS_WORDS.exported(file);
}

/**
 * Adds the suppressions of a file that the person picked.
 * @returns what was done, in a sentence
 * @throws InsytError `suppressions-refused`, naming the file: nothing is added then
 */
export async function importSuppressions(db: Db, file: File): Promise<string> {
  const suppressions = readSuppressions(file.name, await file.text());
  const added = await addSuppressions(db, suppressions, Date.now());
  const count = formatCount(added, 'suppression');
  return SUPPRESS_WORDS.imported(count, file.name, suppressions.length - added);
}
