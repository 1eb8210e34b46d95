import { type ErrorReport, reportError } from '../base/error.ts';
import type { Db } from '../db/schema.ts';
import { clearTables, countRows, type TableCount } from '../db/storage.ts';
import { forgetRefusals } from '../workers/service-worker-client.ts';
import { whileNobodyReads } from './writer-lock.ts';

/** What this site keeps in the browser, and the way to be rid of it. */
export class StorageMeter {
  /** Bytes used and allowed; null where the browser does not tell. */
  estimate: { usage: number; quota: number } | null = $state.raw(null);
  /** Whether the browser keeps it when the disk gets full; null where it does not tell. */
  persisted: boolean | null = $state(null);
  /** True when the browser was asked to keep it and did not promise to. */
  refused = $state(false);
  counts: TableCount[] = $state.raw([]);
  cleared = $state(false);
  error: ErrorReport | null = $state.raw(null);

  constructor(readonly db: Db) {}

  async read(): Promise<void> {
    try {
      this.counts = await countRows(this.db);
      const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
      this.estimate = usage === undefined || quota === undefined ? null : { usage, quota };
      this.persisted = (await navigator.storage?.persisted?.()) ?? null;
    } catch (error) {
      this.error = reportError(error);
    }
  }

  /** Asks the browser to keep what is stored. */
  async persist(): Promise<void> {
    this.refused = !(await navigator.storage.persist());
    await this.read();
  }

  /** Removes everything; nothing when files are being read, here or in another tab. */
  async clear(): Promise<void> {
    this.error = null;
    try {
      await whileNobodyReads(() => clearTables(this.db));
      await forgetRefusals();
      this.cleared = true;
    } catch (error) {
      this.error = reportError(error);
    }
    await this.read();
  }
}
