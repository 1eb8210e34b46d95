/** Kinds of files that can be saved. */
export type ExportKind = 'csv' | 'report' | 'layer' | 'ocsf' | 'backup';

/** What became of the last file, or of the restored backup. */
export interface ExportMessage {
  kind: 'error' | 'info';
  what: string;
  next: string;
}

/** A backup that waits for the person's word to take the place of what is stored. */
export interface WaitingBackup {
  name: string;
  /** ISO 8601. */
  created: string;
  sources: number;
  lines: number;
}
