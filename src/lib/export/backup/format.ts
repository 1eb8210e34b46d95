/** Type of the file, for the browser. */
export const BACKUP_TYPE = 'application/gzip';

/** Version of the file's form; rises when an older program could not read it any more. */
export const BACKUP_VERSION = 1;

/** First line of a backup. */
export interface BackupHeader {
  format: 'insyt-backup';
  version: number;
  /** Version of the database that was saved. */
  database: number;
  /** ISO 8601, UTC. */
  created: string;
}

/** Last line of a backup: without it the file is not whole. */
export interface BackupEnd {
  /** Rows of each table. */
  rows: Record<string, number>;
}

/** What a backup holds, for the person to decide. */
export interface BackupSummary {
  created: string;
  sources: number;
  /** Lines of all its sources. */
  lines: number;
  /** True when it holds a model bundle. */
  bundle: boolean;
}
