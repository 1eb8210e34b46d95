import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const samples = join(root, 'static/sample');

interface Printed {
  source: string;
  line: number;
  time: string | null;
  format: string;
  class: string;
  confidence: number;
  actor: string | null;
  technique: string | null;
  probabilities?: number[];
}

/** Runs the command as a user does, and gives what it printed. */
function scan(
  args: string[],
  input = ''
): Promise<{ status: number; lines: Printed[]; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '-s', 'scan', '--', ...args], { cwd: root });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      const lines = output
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Printed);
      resolve({ status: status ?? -1, lines, errors });
    });
    child.stdin.end(input);
  });
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'insyt-scan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const honest = '10.0.0.5 - - [20/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8"\n';

describe('npm run -s scan', { timeout: 120_000 }, () => {
  it('prints the detections of the lab sample, one JSON object a line', async () => {
    const file = readdirSync(samples).find((name) => name.includes('access'))!;
    const path = join(samples, file);
    const { status, lines } = await scan([path]);
    expect(status).toBe(0);
    expect(lines.length).toBeGreaterThan(100);
    const total = readFileSync(path, 'utf8').trimEnd().split('\n').length;
    for (const printed of lines) {
      expect(Object.keys(printed)).toEqual([
        'source',
        'line',
        'time',
        'format',
        'class',
        'confidence',
        'actor',
        'technique'
      ]);
      expect(printed.source).toBe(path);
      expect(printed.class).not.toBe('benign');
      expect(printed.line).toBeLessThanOrEqual(total);
      expect(printed.technique).toMatch(/^T\d{4}/);
    }
    expect(lines.map((printed) => printed.class)).toContain('attacker_http:dirb:foothold');
  });

  it('prints every line and 29 probabilities with --all, from a file, gzip and standard input alike', async () => {
    const plain = join(folder, 'a.log');
    const packed = join(folder, 'a.log.gz');
    writeFileSync(plain, honest.repeat(3));
    writeFileSync(packed, gzipSync(honest.repeat(3)));
    const fromFiles = await scan(['--all', plain, packed]);
    const fromInput = await scan(['--all', '-'], honest.repeat(3));
    expect(fromFiles.lines.map(({ source, line }) => [source, line])).toEqual(
      [plain, packed].flatMap((path) => [1, 2, 3].map((line) => [path, line]))
    );
    expect(fromInput.lines.map(({ source, line }) => [source, line])).toEqual([
      ['-', 1],
      ['-', 2],
      ['-', 3]
    ]);
    const [first] = fromFiles.lines;
    expect(first).toMatchObject({
      format: 'web-access',
      actor: '10.0.0.5',
      time: '2026-11-20T10:00:00.000Z'
    });
    expect(first!.probabilities).toHaveLength(29);
    expect(fromInput.lines[0]!.probabilities).toEqual(first!.probabilities);
  });

  it('names a bad file on standard error, reads the others, and exits with 2', async () => {
    const good = join(folder, 'good.log');
    const binary = join(folder, 'noise.log');
    writeFileSync(good, honest);
    writeFileSync(binary, Buffer.alloc(1000, 1));
    const missing = join(folder, 'nowhere.log');
    const { status, lines, errors } = await scan(['--all', missing, binary, good]);
    expect(status).toBe(2);
    expect(errors).toContain(missing);
    expect(errors).toContain('noise.log is a binary file');
    expect(lines.map((printed) => printed.source)).toEqual([good]);
  });
});
