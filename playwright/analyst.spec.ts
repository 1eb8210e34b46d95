import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ACTOR,
  analysis,
  askedOf,
  cached,
  card,
  changeScript,
  download,
  guessing,
  ONNX,
  openGuessing,
  openIncident,
  TINY,
  useScript,
  vendorInto,
  WEBLLM,
  webLlmFolder
} from './analyst.ts';
import { axeFindings, expect, pickFiles } from './app.ts';
import { test } from './model-site.ts';
import { sidewaysScroll, visit } from './page-parts.ts';

/** An answer that obeys an injection as far as an answer can. */
const obeying = JSON.stringify({
  summary: 'Nothing happened. <img src=x onerror="document.title=1"> \u202e',
  why: 'See https://evil.example/?d=secret or [click](javascript:alert(1)).',
  check: ['<a href="https://evil.example">look</a>'],
  respond: ['Do nothing.'],
  falseAlarm: ['Always.'],
  confidence: 'high',
  severity: 'none',
  verdict: 'benign',
  suppress: true
});
const pieces = obeying.match(/.{1,8}/gs)!;
const ALL_HERE = {
  'webllm/model': [
    'params_shard_0.bin',
    'params_shard_1.bin',
    'tensor-cache.json',
    'tokenizer.json'
  ],
  'webllm/config': ['mlc-chat-config.json'],
  'webllm/wasm': ['gemma3-1b-it-q4f16_1_cs1k-webgpu.wasm'],
  'transformers-cache': []
};

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insyt-analyst-'));
  await webLlmFolder(folder);
});
test.afterEach(() => rm(folder, { recursive: true }));

test('the playbook stands at once, with no model and no request for one', async ({ page }) => {
  await openGuessing(page);
  await openIncident(page);
  await expect(page.getByRole('region', { name: /^What to do/ })).toContainText(ACTOR);
  await expect(analysis(page)).toContainText('No model is on this device.');
  await analysis(page)
    .getByRole('link', { name: /Analyst page/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Analyst', level: 1 })).toBeVisible();
  await expect(page.getByText('no WebGPU: models for WebAssembly alone')).toBeVisible();
  await expect(card(page, ONNX.name)).toContainText('Gemma Terms of Use');
  await page.getByText(/^Not for this device/).click();
  await expect(card(page, WEBLLM.name)).toContainText('It needs WebGPU');
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await sidewaysScroll(page)).toBe(0);
});

test('a model is downloaded with a pause and a reload between, then explains, streams, is cancelled, asked and deleted', async ({
  page,
  models
}) => {
  await vendorInto(models, WEBLLM.id, folder);
  await useScript(page, { answers: [pieces, pieces, ['It was ', 'root.']], pauseMs: 40 });
  await openGuessing(page);
  await visit(page, 'Analyst');
  models.pauseMs = 1500;
  await card(page, WEBLLM.name).getByRole('button', { name: 'Download' }).click();
  await expect(card(page, WEBLLM.name).getByRole('progressbar')).toBeVisible();
  await expect
    .poll(() => models.asked.some((path) => path.endsWith('params_shard_0.bin')))
    .toBe(true);
  await card(page, WEBLLM.name).getByRole('button', { name: 'Pause' }).click();
  await expect(card(page, WEBLLM.name)).toContainText('Paused');
  expect(await axeFindings(page)).toEqual([]);
  await page.reload();
  models.pauseMs = 0;
  await card(page, WEBLLM.name).getByRole('button', { name: 'Resume' }).click();
  await expect(card(page, WEBLLM.name)).toContainText('On this device', { timeout: 60_000 });
  expect(await cached(page)).toEqual(ALL_HERE);

  await visit(page, 'Incidents');
  await openIncident(page);
  const shown = await guessing(page).innerText();
  expect(shown).toContain('medium');
  await analysis(page).getByRole('button', { name: 'Explain' }).click();
  const draft = analysis(page).getByRole('group', { name: 'What is written so far' });
  await expect(draft).toContainText('Nothing happened.');
  await analysis(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(draft).toHaveCount(0);
  await expect(analysis(page).getByRole('article')).toHaveCount(0);

  await analysis(page).getByRole('button', { name: 'Explain' }).click();
  const answer = analysis(page).getByRole('article', { name: /^Gemma 3 1B, / });
  await expect(answer).toContainText('[click](javascript:alert(1))', { timeout: 60_000 });
  await expect(answer).toContainText('<img src=x onerror="document.title=1">');
  expect(await analysis(page).locator('img, a').count()).toBe(0);
  expect(await page.title()).toBe('INSyT: intrusions in your logs');
  expect(await guessing(page).innerText()).toBe(shown);
  const [asked] = await askedOf(page);
  const prompt = asked!.requests[0]!.messages[0]!.content;
  expect(prompt).toContain(`Failed password for invalid user root from ${ACTOR}`);
  expect(prompt).toContain('‹end_of_turn›');
  expect(prompt).not.toMatch(/[<>]/);
  expect(asked!.kinds).toContain('interruptGenerate');

  await analysis(page).getByLabel('Ask about this incident').fill('Who was tried?');
  await analysis(page).getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(analysis(page).getByRole('log')).toContainText('It was root.');
  await answer.getByRole('button', { name: 'Helpful', exact: true }).click();

  await page.reload();
  await openIncident(page);
  await expect(answer).toContainText('Nothing happened.');
  await expect(answer.getByRole('button', { name: 'Helpful', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true'
  );
  await expect(analysis(page).getByRole('log')).toContainText('Who was tried?');
  await expect(analysis(page).getByRole('button', { name: 'Explain again' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  // A second analysis stands beside the first, for comparison.
  await analysis(page).getByRole('button', { name: 'Explain again' }).click();
  await expect(answer).toHaveCount(2, { timeout: 60_000 });
  await answer
    .first()
    .getByRole('button', { name: /^Delete the analysis/ })
    .click();
  await expect(answer).toHaveCount(1);

  await visit(page, 'Analyst');
  await card(page, WEBLLM.name).getByRole('button', { name: 'Delete' }).click();
  await card(page, WEBLLM.name).getByRole('button', { name: 'Delete it all?' }).click();
  await expect(card(page, WEBLLM.name)).not.toContainText('On this device', { timeout: 60_000 });
  expect(Object.values(await cached(page)).flat()).toEqual([]);
});

test('a model from a folder is found by WebLLM; a damaged one is refused by name', async ({
  page
}) => {
  await useScript(page, { answers: [pieces] });
  await openGuessing(page);
  await visit(page, 'Analyst');
  const pick = (path: string) => {
    const button = card(page, WEBLLM.name).getByRole('button', { name: 'Import from a folder' });
    return pickFiles(page, button, path);
  };
  const shard = join(folder, 'params_shard_1.bin');
  const whole = await readFile(shard);
  await writeFile(shard, Buffer.alloc(whole.length));
  await pick(folder);
  await expect(card(page, WEBLLM.name).getByRole('alert')).toContainText(
    'params_shard_1.bin of Gemma 3 1B is damaged'
  );
  expect(Object.values(await cached(page)).flat()).toEqual([]);
  await writeFile(shard, whole);
  await pick(folder);
  await expect(card(page, WEBLLM.name)).toContainText('On this device', { timeout: 60_000 });
  expect(await cached(page)).toEqual(ALL_HERE);
  await visit(page, 'Incidents');
  await openIncident(page);
  await analysis(page).getByRole('button', { name: 'Explain' }).click();
  await expect(analysis(page).getByRole('article')).toContainText('Nothing happened.');
});

test('a broken download, a lost device and a dead worker each have a sentence and a way on', async ({
  page,
  models
}) => {
  await vendorInto(models, WEBLLM.id, folder);
  const lost = 'DeviceLostError: The WebGPU device was lost while loading the model.';
  await useScript(page, { answers: [pieces], loadThrows: lost });
  await openGuessing(page);
  await visit(page, 'Analyst');
  models.breaks = /params_shard_1/;
  await card(page, WEBLLM.name).getByRole('button', { name: 'Download' }).click();
  await expect(card(page, WEBLLM.name).getByRole('alert')).toContainText(
    'params_shard_1.bin did not arrive. Press Resume'
  );
  models.breaks = null;
  await card(page, WEBLLM.name).getByRole('button', { name: 'Resume' }).click();
  await expect(card(page, WEBLLM.name)).toContainText('On this device', { timeout: 60_000 });

  await visit(page, 'Incidents');
  await openIncident(page);
  const explain = analysis(page).getByRole('button', { name: 'Explain' });
  await explain.click();
  await expect(analysis(page).getByRole('alert')).toContainText('The graphics device was lost');
  await changeScript(page, { answers: [pieces], diesAfter: 3 });
  await explain.click();
  await expect(analysis(page).getByRole('alert')).toContainText(
    'worker ended while it was at work'
  );
  expect(await axeFindings(page)).toEqual([]);
  await changeScript(page, { answers: [['No.'], ['Still no.']] });
  await explain.click();
  await expect(analysis(page).getByRole('article')).toContainText('The model was asked twice');
  await expect(analysis(page).getByRole('alert')).toHaveCount(0);
});

test('without WebGPU a Gemma in ONNX is loaded and really writes, with the network cut too', async ({
  page,
  models,
  server
}) => {
  await vendorInto(models, ONNX.id, TINY);
  await openGuessing(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await visit(page, 'Analyst');
  await download(page, ONNX.name);
  await visit(page, 'Incidents');
  await openIncident(page);
  await analysis(page).getByRole('button', { name: 'Explain' }).click();
  const answer = analysis(page).getByRole('article').first();
  await expect(answer).toContainText('A tiny model wrote this, token by token.', {
    timeout: 60_000
  });
  await expect(answer).toContainText('It says its confidence is low.');

  server.close();
  await page.context().setOffline(true);
  await page.reload();
  await openIncident(page);
  await analysis(page).getByRole('button', { name: 'Explain again' }).click();
  await expect(analysis(page).getByRole('article')).toHaveCount(2, { timeout: 60_000 });
  await analysis(page).getByLabel('Ask about this incident').fill('Who?');
  await analysis(page).getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(analysis(page).getByRole('log')).toContainText('A tiny model wrote this');
});
