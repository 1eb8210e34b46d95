import { InsytError } from '../../base/error.ts';
import { LABELS } from '../taxonomy.ts';
import { NORMALISER_VERSION } from './normalise/normalise.ts';
import type { Calibration, Decision, Thresholds } from './verdict.ts';

/** One network of a bundle. */
export interface Stage extends Calibration {
  name: 'screen' | 'confirm';
  /** Name of its ONNX file in the bundle. */
  file: string;
}

/** What a model bundle says of itself (static/models/log-line/manifest.json). */
export interface Manifest {
  detector: 'log-line';
  /** Who the model is; with the version, what verdicts are marked with. */
  name: string;
  version: string;
  licence: string;
  /** What of a line the model sees: the canonical text, or the line as it stands. */
  input: 'canonical' | 'raw';
  /** Version of the normaliser whose canonical text the model was trained on. */
  normaliser?: number;
  /** Class names in the order of the model's outputs, which is the taxonomy's. */
  labels: string[];
  /** Names of the classes that had training lines. */
  learnt: string[];
  /** Tokens a line is cut to. */
  sequenceLength: number;
  /** `screen` judges every new text, `confirm`, if there is one, those that are not clearly benign. */
  stages: Stage[];
  thresholds: Thresholds;
  /** Names of the classes that one line is never enough for; none where it is missing. */
  doubtful?: string[];
  files: Record<string, { sha256: string; bytes: number }>;
}

/** Numbers of classes a bundle may have: the whole taxonomy, or the reference system's part of it. */
const CLASS_COUNTS: readonly number[] = [LABELS.length, 23];

/** @throws InsytError `bundle-refused`, always */
export function refuse(what: string): never {
  throw new InsytError(
    'bundle-refused',
    `The model bundle is not usable: ${what}.`,
    'Import a bundle that was made for this version of INSyT, or use the built-in model (page Model); if it is the built-in one that is refused, reload the page.'
  );
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/**
 * Checks a manifest against this program.
 * @param json parsed manifest.json
 * @throws InsytError `bundle-refused`, naming what does not match
 */
export function checkManifest(json: unknown): Manifest {
  if (typeof json !== 'object' || json === null) refuse('manifest.json is not an object');
  const manifest = json as Partial<Manifest>;
  if (manifest.detector !== 'log-line')
    refuse(`manifest.json is for the detector ${String(manifest.detector)}`);
  for (const key of ['name', 'version', 'licence'] as const) {
    if (typeof manifest[key] !== 'string' || manifest[key] === '')
      refuse(`manifest.json has no "${key}"`);
  }
  checkInput(manifest);
  checkLabels(manifest);
  if (!isNumber(manifest.sequenceLength) || manifest.sequenceLength < 2)
    refuse('manifest.json has no "sequenceLength"');
  checkStages(manifest.stages);
  checkThresholds(manifest);
  for (const name of filesOf(manifest as Manifest)) {
    if (!/^[0-9a-f]{64}$/.test(manifest.files?.[name]?.sha256 ?? ''))
      refuse(`manifest.json has no hash for ${name}`);
  }
  return manifest as Manifest;
}

/** The files of a bundle that are needed to judge lines. */
export function filesOf({ stages }: Manifest): string[] {
  return ['tokenizer.json', ...stages.map(({ file }) => file)];
}

/** What verdicts are given by. */
export function decisionOf({ thresholds, labels, doubtful = [] }: Manifest): Decision {
  return { ...thresholds, doubtful: new Set(doubtful.map((label) => labels.indexOf(label))) };
}

/** Files of a bundle that tell of its model, and are not needed to judge lines. */
export const ABOUT_FILES = ['card.json', 'golden.json'] as const;
export type AboutFile = (typeof ABOUT_FILES)[number];

/** What verdicts of this bundle are marked with. */
export function bundleId({ name, version }: Manifest): string {
  return `${name} ${version}`;
}

function checkInput({ input, normaliser }: Partial<Manifest>): void {
  if (input !== 'canonical' && input !== 'raw')
    refuse(`"input" in manifest.json is ${String(input)}, it may be canonical or raw`);
  if (input === 'canonical' && normaliser !== NORMALISER_VERSION) {
    refuse(
      `its manifest.json names normaliser version ${String(normaliser)}, this program has ${NORMALISER_VERSION}`
    );
  }
}

function checkLabels({ labels, learnt, doubtful = [] }: Partial<Manifest>): void {
  if (!Array.isArray(labels) || !CLASS_COUNTS.includes(labels.length)) {
    refuse(
      `manifest.json lists ${labels?.length ?? 0} labels, it must be the taxonomy's ${CLASS_COUNTS.join(' or its first ')}`
    );
  }
  const odd = labels.findIndex((label, id) => label !== LABELS[id]);
  if (odd >= 0)
    refuse(`label ${odd} in manifest.json is "${labels[odd]}", the taxonomy says "${LABELS[odd]}"`);
  for (const [key, named] of Object.entries({ learnt, doubtful })) {
    if (!Array.isArray(named) || !named.every((label) => labels.includes(label)))
      refuse(`"${key}" in manifest.json is no list of its labels`);
  }
}

function checkStages(stages: Stage[] | undefined): void {
  const names = Array.isArray(stages) ? stages.map(({ name }) => name) : [];
  if (!['screen', 'screen,confirm'].includes(names.join()))
    refuse('"stages" in manifest.json must be screen, or screen and confirm');
  for (const { name, file, scale, bias, temperature } of stages!) {
    // A file beside the manifest, and nothing that leads elsewhere.
    if (!/^[\w-][\w.-]*\.onnx$/.test(file))
      refuse(`the stage "${name}" in manifest.json names no .onnx file`);
    if (
      !isNumber(scale) ||
      scale <= 0 ||
      !isNumber(bias) ||
      !isNumber(temperature) ||
      temperature <= 0
    )
      refuse(`the stage "${name}" in manifest.json lacks scale, bias or temperature`);
  }
}

function checkThresholds({ thresholds, stages }: Partial<Manifest>): void {
  const { screen, unsure, detect } = thresholds ?? {};
  if (!isNumber(unsure) || !isNumber(detect) || unsure <= 0 || unsure > detect || detect > 1)
    refuse('the thresholds in manifest.json must be 0 < unsure <= detect <= 1');
  if (stages!.length > 1 && (!isNumber(screen) || screen < 0 || screen > unsure))
    refuse('the threshold "screen" in manifest.json must be there, and at most "unsure"');
}

/**
 * Compares a file with the hash its manifest states.
 * @throws InsytError `bundle-refused` when they differ
 */
export async function checkHash(
  manifest: Manifest,
  name: string,
  bytes: Uint8Array<ArrayBuffer>
): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const stated = manifest.files[name]?.sha256;
  if (hex !== stated)
    refuse(`${name} is damaged: its SHA-256 is ${hex}, manifest.json states ${stated}`);
}
