import { readFileSync } from 'node:fs';
import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { isModelHost, MODEL_HOSTS } from './hosts.ts';

const packaged = CATALOGUE.filter(({ engine }) => engine === 'webllm');

describe('the catalogue', () => {
  it.each(packaged)('has $id as the installed WebLLM has it', (model) => {
    const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === model.id)!;
    expect(model.library).toBe(record.model_lib);
    expect(model.base).toBe(`${record.model}/resolve/main/`);
    expect(model.manifest).toBe(record.model_manifest ?? null);
    expect(model.memoryBytes! / 1024 ** 2).toBeCloseTo(record.vram_required_MB!);
    expect(model.needs.bufferBytes).toBeGreaterThanOrEqual(record.buffer_size_required_bytes ?? 0);
    if (record.required_features?.includes('shader-f16')) expect(model.needs.f16).toBe(true);
  });

  it('names each model once, with its licence, from the listed hosts alone', () => {
    for (const key of ['id', 'name'] as const) {
      expect(new Set(CATALOGUE.map((model) => model[key])).size).toBe(CATALOGUE.length);
    }
    for (const { base, library, licence } of CATALOGUE) {
      expect(isModelHost(base)).toBe(true);
      expect(library === null || isModelHost(library)).toBe(true);
      expect(licence).not.toBe('');
    }
  });
});

it('tells hosts of models from others that look like them', () => {
  expect(isModelHost('https://cas-bridge.xethub.hf.co/x')).toBe(true);
  for (const other of [
    'http://huggingface.co/x',
    'https://huggingface.co.evil.example/x',
    'https://evilhf.co/x',
    'https://huggingface.co:8443/x',
    'nonsense'
  ]) {
    expect(isModelHost(other)).toBe(false);
  }
});

it.each(['static/_headers', 'static/.htaccess', 'docs/hosting.md'])(
  '%s lets the service worker reach the hosts of models, and no other script',
  (path) => {
    const text = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
    const policies = text.match(/default-src 'none';[^"\n]*/g)!;
    const wide = policies.filter((policy) => policy.includes('https:'));
    expect(wide).toEqual([
      `default-src 'none'; script-src 'self'; connect-src 'self' ${MODEL_HOSTS.join(' ')}`
    ]);
    expect(policies.length).toBeGreaterThan(1);
  }
);
