/** `npm run dev`: the development server, with what it needs installed and in place. */
import { bin, installDependencies, run } from './bootstrap.mjs';
import { copyRuntime } from './copy-ort.mjs';

installDependencies();
copyRuntime();
process.exitCode = run(process.execPath, [bin('vite'), 'dev', ...process.argv.slice(2)]);
