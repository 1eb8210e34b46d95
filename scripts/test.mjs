/**
 * `npm test`: installs what the tests need, runs every check, and closes with `N passed, N failed`.
 * Steps can be chosen by name: `npm test -- lint units`.
 */
import { bin, installDependencies, run } from './bootstrap.mjs';
import { build } from './build.mjs';
import { installChromium } from './chromium.mjs';
import { runPlaywright, runVitest } from './test-reports.mjs';

/** @typedef {import('./test-reports.mjs').Counts} Counts */

/**
 * Runs programs, all of them even when one fails, as one step.
 * @param {...string[]} commands each a script and its arguments
 */
function check(...commands) {
  const statuses = commands.map((command) => run(process.execPath, command));
  return { passed: 0, failed: statuses.every((status) => status === 0) ? 0 : 1 };
}

/** @type {Record<string, () => Counts | Promise<Counts>>} */
const steps = {
  types: () =>
    check(
      [bin('@sveltejs/kit', 'svelte-kit'), 'sync'],
      [bin('svelte-check'), '--fail-on-warnings'],
      [bin('typescript', 'tsc'), '-p', 'scripts/tsconfig.json'],
      [bin('typescript', 'tsc'), '-p', 'scripts/tsconfig.service-worker.json']
    ),
  lint: () => check([bin('eslint'), '.'], [bin('prettier'), '--check', '--log-level=warn', '.']),
  layers: () => check([bin('dependency-cruiser', 'depcruise'), 'src']),
  units: runVitest,
  build: async () => ({ passed: 0, failed: (await build()) === 0 ? 0 : 1 }),
  browser: () => {
    if (installChromium() === 0) return runPlaywright();
    process.stdout.write('No Chromium could be installed; CHROMIUM_PATH can name one.\n');
    return { passed: 0, failed: 1 };
  }
};

installDependencies();

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in steps));
if (unknown.length > 0) {
  process.stderr.write(
    `No step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.\n`
  );
  process.exit(2);
}

const total = { passed: 0, failed: 0 };
const results = [];
for (const [name, step] of Object.entries(steps)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  process.stdout.write(`\n--- ${name}\n`);
  const start = Date.now();
  const { passed, failed } = await step();
  total.passed += passed;
  total.failed += failed;
  const seconds = Math.round((Date.now() - start) / 1000);
  const tests = passed + failed > 1 || passed > 0 ? `, ${passed} passed, ${failed} failed` : '';
  results.push(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s${tests})`);
  // Old output would be tested, and say nothing of these sources.
  if (name === 'build' && failed > 0) break;
}

process.stdout.write(`\n${results.join('\n')}\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
