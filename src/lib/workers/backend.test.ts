import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import type { ReadFile } from '../detectors/log-line/bundle.ts';
import type { Manifest } from '../detectors/log-line/manifest.ts';
import type { RuntimeOptions } from '../detectors/log-line/model.ts';
import { startDetector } from './backend.ts';

const folder = new URL('../detectors/log-line/fixtures/raw-bundle/', import.meta.url);
const read: ReadFile = async (name) => new Uint8Array(await readFile(new URL(name, folder)));
const runtime: RuntimeOptions = { ort, threads: 1 };

interface GoldenJson {
  lines: { logits: Record<string, number[]> }[];
}

/** The bundle with another golden.json; without one for null. */
function withGolden(change: ((golden: GoldenJson) => void) | null): ReadFile {
  const json = async <T>(name: string) =>
    JSON.parse(new TextDecoder().decode(await read(name, null))) as T;
  const golden = async () => {
    const own = await json<GoldenJson>('golden.json');
    change?.(own);
    return new TextEncoder().encode(JSON.stringify(own));
  };
  return async (name, bytes) => {
    if (name === 'golden.json') return golden();
    if (name !== 'manifest.json') return read(name, bytes);
    const manifest = await json<Manifest>('manifest.json');
    if (change === null) delete manifest.files['golden.json'];
    else {
      const sha256 = createHash('sha256')
        .update(await golden())
        .digest('hex');
      manifest.files['golden.json'] = { sha256, bytes: 0 };
    }
    return new TextEncoder().encode(JSON.stringify(manifest));
  };
}

async function started(read: ReadFile, webgpu: Parameters<typeof startDetector>[1]['webgpu']) {
  const { detector, backend, backendNote } = await startDetector(read, { wasm: runtime, webgpu });
  await detector.dispose();
  return { backend, backendNote };
}

describe('startDetector', { timeout: 120_000 }, () => {
  it('judges on WASM unless something else is asked for', async () => {
    expect(await started(read, null)).toEqual({ backend: 'wasm', backendNote: null });
    expect(await started(read, 'no-adapter')).toEqual({
      backend: 'wasm',
      backendNote: 'no-adapter'
    });
  });

  // The other runtime is WASM here: what counts is what it says of the golden lines.
  it('judges on another runtime that says of the golden lines what it must', async () => {
    expect(await started(read, runtime)).toEqual({ backend: 'webgpu', backendNote: null });
  });

  it('falls back where it says something else of one of them', async () => {
    const differs = withGolden(({ lines }) => {
      const [logit] = lines.at(-1)!.logits.screen!;
      lines.at(-1)!.logits.screen![0] = logit! + 5;
    });
    expect(await started(differs, runtime)).toEqual({ backend: 'wasm', backendNote: 'differs' });
  });

  it('falls back where there are no golden lines', async () => {
    expect(await started(withGolden(null), runtime)).toEqual({
      backend: 'wasm',
      backendNote: 'no-golden-lines'
    });
  });

  it('falls back where it does not start', async () => {
    expect(await started(read, { ...runtime, provider: 'webgpu' })).toEqual({
      backend: 'wasm',
      backendNote: 'not-started'
    });
  });
});
