import { checkHash, checkManifest, type Manifest } from './manifest.ts';

/** Reads one file of a bundle by name; how is the caller's business (HTTP, disk, a picked folder). */
export type ReadFile = (name: string, bytes: number | null) => Promise<Uint8Array<ArrayBuffer>>;

/** A checked model bundle in memory. */
export interface Bundle {
  manifest: Manifest;
  model: Uint8Array<ArrayBuffer>;
  tokenizer: object;
}

const text = new TextDecoder();

/**
 * Reads and checks a bundle.
 * @throws InsytError `bundle-refused` when a file does not match; what `read` throws
 */
export async function readBundle(read: ReadFile): Promise<Bundle> {
  const manifest = checkManifest(JSON.parse(text.decode(await read('manifest.json', null))));
  const tokenizer = await read('tokenizer.json', manifest.files['tokenizer.json']!.bytes);
  await checkHash(manifest, 'tokenizer.json', tokenizer);
  const model = await read('model.onnx', manifest.files['model.onnx']!.bytes);
  await checkHash(manifest, 'model.onnx', model);
  return { manifest, model, tokenizer: JSON.parse(text.decode(tokenizer)) as object };
}
