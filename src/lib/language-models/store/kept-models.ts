import type { LanguageModel } from '../language-model.ts';
import { cacheOf, type ModelFile } from './model-file.ts';

const KEPT = 'insyt/language-models';
const PIECES = 'insyt/language-model-pieces';

/** A model that is on the device, or on its way there. */
export interface KeptModel {
  model: LanguageModel;
  files: ModelFile[];
  /** All files are here, and whole. */
  complete: boolean;
}

const keyOf = (id: string) => `/language-models/${encodeURIComponent(id)}`;

/** Notes a model with the files it consists of. */
export async function keep(kept: KeptModel): Promise<void> {
  await (await caches.open(KEPT)).put(keyOf(kept.model.id), Response.json(kept));
}

/** The models that are here or on their way. */
export async function keptModels(): Promise<KeptModel[]> {
  const all = await (await caches.open(KEPT)).matchAll();
  return Promise.all(all.map((entry) => entry.json() as Promise<KeptModel>));
}

/** Pieces of files that are not here as a whole yet. */
export function pieceCache(): Promise<Cache> {
  return caches.open(PIECES);
}

/** Key of a piece of a file. */
export function pieceKey(url: string, start: number): string {
  return `${url}?piece=${start}`;
}

/** Deletes a model: its files, pieces of them, and the note of it. */
export async function remove({ model, files }: KeptModel): Promise<void> {
  for (const file of files) await (await caches.open(cacheOf(model, file))).delete(file.url);
  await removePieces(files.map(({ url }) => url));
  await (await caches.open(KEPT)).delete(keyOf(model.id));
}

/** Deletes the pieces of some files. */
export async function removePieces(urls: readonly string[]): Promise<void> {
  const cache = await pieceCache();
  for (const key of await cache.keys()) {
    if (urls.includes(key.url.replace(/\?piece=\d+$/, ''))) await cache.delete(key);
  }
}

/** Bytes of a model that are here already, in pieces or whole files. */
export async function bytesHere({ model, files }: KeptModel): Promise<number> {
  const pieces = await pieceCache();
  const ofPieces = (await pieces.keys()).map(({ url }) => url);
  let bytes = 0;
  for (const file of files) {
    if (await (await caches.open(cacheOf(model, file))).match(file.url)) {
      bytes += file.size ?? 0;
      continue;
    }
    for (const url of ofPieces.filter((url) => url.startsWith(`${file.url}?piece=`))) {
      bytes += Number((await pieces.match(url))?.headers.get('Content-Length') ?? 0);
    }
  }
  return bytes;
}
