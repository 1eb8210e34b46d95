import { exec, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BENIGN } from '../src/lib/detectors/taxonomy.ts';

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
  unsure?: string;
  probabilities?: number[];
  byContext?: boolean;
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

const FIELDS = ['source', 'line', 'time', 'format', 'class', 'confidence', 'actor', 'technique'];

const INCIDENT_FIELDS = [
  ...['id', 'actor', 'phase', 'severity', 'reason', 'classes', 'first', 'last', 'lines', 'sources'],
  ...['evidence', 'others']
];

/** What the lab says of a sample file's lines: line number -> class name. */
function labelsOf(file: string): Map<number, string> {
  const rows = gunzipSync(readFileSync(join(root, 'ml/dataset/sample.jsonl.gz'))).toString();
  const parsed = rows
    .trimEnd()
    .split('\n')
    .map((row) => JSON.parse(row) as { file: string; number: number; label: string });
  return new Map(parsed.filter((row) => row.file === file).map((row) => [row.number, row.label]));
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'insyt-scan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const honest = '10.0.0.5 - - [20/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8"\n';

describe('npm run -s scan', { timeout: 120_000 }, () => {
  it('finds the directory scan of the lab sample and lets its honest requests pass', async () => {
    const labels = labelsOf('quay-access.log');
    const { status, lines } = await scan([join(samples, 'quay-access.log')]);
    expect(status).toBe(0);
    for (const printed of lines) {
      expect(Object.keys(printed)).toEqual(FIELDS);
      expect(printed.class).not.toBe('benign');
      expect(printed.technique).toMatch(/^T\d{4}/);
    }
    const flagged = new Set(lines.map(({ line }) => line));
    const share = (label: string) => {
      const own = [...labels].filter(([, of]) => of === label);
      return own.filter(([line]) => flagged.has(line)).length / own.length;
    };
    expect(share('attacker_http:dirb:foothold')).toBeGreaterThan(0.9);
    expect(share('benign')).toBeLessThan(0.02);
  });

  it('says with --all which lines those before them decide', async () => {
    const path = join(samples, 'lamp-auth.log');
    const drawn = (await scan(['--all', path])).lines.filter(({ byContext }) => byContext === true);
    expect(drawn.length).toBeGreaterThan(0);
    const found = new Map((await scan([path])).lines.map((printed) => [printed.line, printed]));
    for (const { line, class: name, probabilities } of drawn) {
      expect(name).not.toBe('benign');
      expect((probabilities as number[])[BENIGN]).toBeGreaterThan(0.05);
      expect(found.get(line)?.class).toBe(name);
    }
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

  it('judges with another bundle, which may leave lines unsure', async () => {
    const bundle = join(folder, 'bundle');
    const log = join(folder, 'b.log');
    cpSync(join(root, 'src/lib/detectors/log-line/fixtures/raw-bundle'), bundle, {
      recursive: true
    });
    writeFileSync(log, honest);
    const sure = await scan(['--bundle', bundle, log]);
    expect(sure.lines.map(({ line }) => line)).toEqual([1]);
    const threat = sure.lines[0]!.class;

    const manifest = JSON.parse(readFileSync(join(bundle, 'manifest.json'), 'utf8')) as object;
    const thresholds = { unsure: 0.2, detect: 1 };
    writeFileSync(join(bundle, 'manifest.json'), JSON.stringify({ ...manifest, thresholds }));
    const { lines } = await scan(['--all', '--bundle', bundle, log]);
    expect(lines).toMatchObject([{ class: 'benign', technique: null, unsure: threat }]);

    rmSync(join(bundle, 'screen.onnx'));
    const { status, errors } = await scan(['--bundle', bundle, log]);
    expect(status).toBe(2);
    expect(errors).toContain(join(bundle, 'screen.onnx'));
  });

  it('prints incidents instead with --incidents, the same in any order of the files', async () => {
    const files = ['quay-access.log', 'quay-error.log'].map((name) => join(samples, name));
    const { status, lines } = await scan(['--incidents', ...files]);
    expect(status).toBe(0);
    const incidents = lines as unknown as { actor: string; phase: string; sources: unknown[] }[];
    for (const incident of incidents) {
      expect(Object.keys(incident)).toEqual(INCIDENT_FIELDS);
    }
    const scans = incidents.filter(({ actor }) => actor === '198.51.100.201');
    expect(scans.map(({ phase, sources }) => [phase, sources.length])).toContainEqual([
      'Reconnaissance',
      2
    ]);
    expect((await scan(['--incidents', ...files.reverse()])).lines).toEqual(lines);
  });

  it('loses nothing to a reader that is slow at the end', async () => {
    const path = join(folder, 'slow.log');
    writeFileSync(path, honest);
    const { lines } = await scan(['--all', path]);
    // A pipe holds 64 KiB: it is full when the last lines come.
    const wanted = Math.ceil(65_536 / (JSON.stringify(lines[0]).length + 1)) + 20;
    writeFileSync(path, honest.repeat(wanted));
    const reader = `npm run -s scan -- --all '${path}' | (head -c 4096; sleep 3; cat) | wc -l`;
    const count = await promisify(exec)(reader, { cwd: root });
    expect(Number(count.stdout)).toBe(wanted);
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
