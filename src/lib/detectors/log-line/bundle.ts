import { type AboutFile, checkHash, checkManifest, refuse, type Manifest } from './manifest.ts';

/** Reads one file of a bundle by name; how is the caller's business (HTTP, disk, a picked folder). */
export type ReadFile = (name: string, bytes: number | null) => Promise<Uint8Array<ArrayBuffer>>;

/** A checked model bundle in memory. */
export interface Bundle {
  manifest: Manifest;
  tokenizer: object;
  /** The ONNX files, in the order of the manifest's stages. */
  models: Uint8Array<ArrayBuffer>[];
}

const text = new TextDecoder();

function parse(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(text.decode(bytes));
  } catch {
    refuse(`${name} is not JSON`);
  }
}

/**
 * Reads and checks a bundle.
 * @throws InsytError `bundle-refused` when a file does not match; what `read` throws
 */
export async function readBundle(read: ReadFile): Promise<Bundle> {
  const manifest = checkManifest(parse('manifest.json', await read('manifest.json', null)));
  const readChecked = async (name: string) => {
    const bytes = await read(name, manifest.files[name]!.bytes);
    await checkHash(manifest, name, bytes);
    return bytes;
  };
  const tokenizer = parse('tokenizer.json', await readChecked('tokenizer.json')) as object;
  const models: Bundle['models'] = [];
  for (const { file } of manifest.stages) models.push(await readChecked(file));
  return { manifest, tokenizer, models };
}

/**
 * Reads what a bundle tells of its model.
 * @returns the parsed file; null where the bundle has none or it does not arrive
 * @throws InsytError `bundle-refused` when it is damaged
 */
export async function readAbout(
  read: ReadFile,
  manifest: Manifest,
  name: AboutFile
): Promise<unknown> {
  if (!manifest.files[name]) return null;
  const bytes = await read(name, null).catch(() => null);
  if (bytes === null) return null;
  await checkHash(manifest, name, bytes);
  return parse(name, bytes);
}
