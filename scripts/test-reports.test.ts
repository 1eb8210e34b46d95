import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest } from './test-reports.mjs';

describe('countVitest', () => {
  test('counts tests', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }];
    const report = { numPassedTests: 4, numFailedTests: 1, testResults };
    expect(countVitest(report)).toEqual({ passed: 4, failed: 1 });
  });

  test('counts a file that did not load as one failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    const report = { numPassedTests: 4, numFailedTests: 0, testResults };
    expect(countVitest(report)).toEqual({ passed: 4, failed: 1 });
  });
});

describe('countPlaywright', () => {
  test('counts flaky tests as passed and errors outside tests as failures', () => {
    const stats = { expected: 3, flaky: 1, unexpected: 2, skipped: 5 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 3 });
  });
});
