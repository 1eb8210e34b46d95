import { InsytError, reportError } from '../base/error.ts';
import type { Reply } from './protocol.ts';

/** What became of a call, as plain data. */
export async function replyOf<T>(call: Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    return { ok: false, error: reportError(error) };
  }
}

/** A reply's value; its error thrown as it was in the worker. */
export function valueOf<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  const { code, what, next, cause } = reply.error;
  throw new InsytError(code, what, next, cause ?? undefined);
}
