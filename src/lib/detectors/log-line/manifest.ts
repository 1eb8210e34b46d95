import { InsytError } from '../../base/error.ts';
import { LABELS } from '../taxonomy.ts';
import { NORMALISER_VERSION } from './normalise/normalise.ts';

/** What a model bundle says of itself (static/models/log-line/manifest.json). */
export interface Manifest {
  detector: 'log-line';
  version: string;
  licence: string;
  /** Version of the normaliser whose canonical text the model was trained on. */
  normaliser: number;
  /** Class names in the order of the model's outputs. */
  labels: string[];
  /** Names of the classes that had training lines. */
  learnt: string[];
  /** Tokens a line is cut to. */
  sequenceLength: number;
  /** Divides the logits before softmax: Guo et al. 2017, "On Calibration of Modern Neural Networks". */
  temperature: number;
  /** Probability of being a threat from which a line is a detection. */
  thresholds: { detect: number };
  files: Record<string, { sha256: string; bytes: number }>;
}

const FILES = ['model.onnx', 'tokenizer.json'] as const;

function refuse(what: string): never {
  throw new InsytError(
    'bundle-refused',
    `The model bundle is not usable: ${what}.`,
    'Reload the page; if that does not help, rebuild the bundle with this version of INSyT (npm run train).'
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
    refuse(`it is for the detector ${String(manifest.detector)}`);
  if (manifest.normaliser !== NORMALISER_VERSION) {
    refuse(
      `it was trained on normaliser version ${String(manifest.normaliser)}, this program has ${NORMALISER_VERSION}`
    );
  }
  const { labels } = manifest;
  if (!Array.isArray(labels) || labels.length !== LABELS.length) {
    refuse(`it lists ${labels?.length ?? 0} labels, the taxonomy has ${LABELS.length}`);
  }
  const odd = labels.findIndex((label, id) => label !== LABELS[id]);
  if (odd >= 0) refuse(`its label ${odd} is "${labels[odd]}", the taxonomy says "${LABELS[odd]}"`);
  if (!isNumber(manifest.sequenceLength) || manifest.sequenceLength < 2)
    refuse('sequenceLength is missing');
  if (!isNumber(manifest.temperature) || manifest.temperature <= 0)
    refuse('temperature is missing');
  if (!isNumber(manifest.thresholds?.detect)) refuse('the threshold "detect" is missing');
  for (const name of FILES) {
    if (!/^[0-9a-f]{64}$/.test(manifest.files?.[name]?.sha256 ?? ''))
      refuse(`it has no hash for ${name}`);
  }
  return manifest as Manifest;
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
  if (hex !== manifest.files[name]?.sha256) refuse(`${name} is damaged: its SHA-256 is ${hex}`);
}
