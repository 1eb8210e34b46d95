/** `npm run vendor-model -- MODEL [--from FOLDER]`: puts a language model into static/models/language. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { reportError } from '../src/lib/base/error.ts';
import { vendor } from './vendor.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' } }
});
const to = fileURLToPath(new URL('../static/models/language', import.meta.url));

try {
  await vendor(positionals[0] ?? '', to, values.from ?? null, (text) =>
    process.stdout.write(`${text}\n`)
  );
} catch (error) {
  const { what, next } = reportError(error);
  process.stderr.write(`${what} ${next}\n`);
  process.exitCode = 2;
}
