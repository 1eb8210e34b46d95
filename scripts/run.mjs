/**
 * Runs a TypeScript program of this repository, installing its dependencies first where they are
 * missing: `node scripts/run.mjs cli/scan.ts [argument…]`. It runs in this very process, so that
 * standard input, output and signals are its own.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installDependencies, root } from './bootstrap.mjs';

const [program, ...args] = process.argv.slice(2);
if (!program) throw new Error('Name the program to run.');

installDependencies();
const { register } = await import('tsx/esm/api');
register();

// npm runs its scripts in the root; paths in the arguments are meant from where npm was called.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

const path = join(root, program);
process.argv = [process.execPath, path, ...args];
await import(pathToFileURL(path).href);
