/** Runs the two test runners and counts their tests from their JSON reports. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, run } from './bootstrap.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */

/** Unit tests. @returns {Counts} */
export function runVitest() {
  return withReport((report) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const status = run(process.execPath, [bin('vitest'), 'run', ...reporters]);
    return { status, count: countVitest };
  });
}

/** Tests in a browser, on the built site. @returns {Counts} */
export function runPlaywright() {
  return withReport((report) => {
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const args = [bin('@playwright/test', 'playwright'), 'test', '--reporter=list,json'];
    return { status: run(process.execPath, args, { env }), count: countPlaywright };
  });
}

/**
 * Counts of a vitest report. A file that could not be loaded holds no tests and counts as one.
 * @param {any} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const broken = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' &&
      file.assertionResults.every((/** @type {any} */ test) => test.status !== 'failed')
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/**
 * Counts of a Playwright report. Errors outside any test count as one each.
 * @param {any} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/**
 * @param {(path: string) => { status: number, count: (report: any) => Counts }} runTests
 * @returns {Counts}
 */
function withReport(runTests) {
  const folder = mkdtempSync(join(tmpdir(), 'insyt-tests-'));
  try {
    const path = join(folder, 'report.json');
    const { status, count } = runTests(path);
    const counts = readCounts(path, count);
    // A runner that fails without a failed test has found something else wrong.
    return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} path
 * @param {(report: any) => Counts} count
 */
function readCounts(path, count) {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    process.stdout.write('The test runner left no report.\n');
    return { passed: 0, failed: 1 };
  }
}
