import type { LanguageModel } from '../language-model.ts';
import { notReached } from './errors.ts';
import { isRead, type ModelFile } from './model-file.ts';

/** The list of a model's files on a site of one's own, as `npm run vendor-model` writes it. */
export const LIST = 'files.json';

interface Listed {
  path: string;
  size: number;
  sha256: string;
}

/** An entry of the hub's `GET /api/models/{repository}/tree/{revision}`. */
interface HubEntry {
  type: string;
  path: string;
  size: number;
  /** Git's id of the content, or of the pointer to a large file. */
  oid: string;
  /** `oid` is the SHA-256 of a large file's content. */
  lfs?: { oid: string; size: number };
}

/** Asks the host of a model for its files, with sizes and hashes; throws InsytError when it does not tell. */
export async function listFiles(model: LanguageModel, signal?: AbortSignal): Promise<ModelFile[]> {
  const { base, repository, library } = model;
  if (repository === null) {
    const listed = await readJson<Listed[]>(model, `${base}${LIST}`, signal);
    return filesOfList(model, listed);
  }
  const url = `https://huggingface.co/api/models/${repository}/tree/main?recursive=true`;
  const files = (await readJson<HubEntry[]>(model, url, signal))
    .filter(({ type, path }) => type === 'file' && isRead(model, path))
    .map(({ path, size, oid, lfs }): ModelFile => {
      const checksum = lfs
        ? ({ algorithm: 'sha256', hex: lfs.oid } as const)
        : ({ algorithm: 'git-sha1', hex: oid } as const);
      return { path, url: `${base}${path}`, size: lfs?.size ?? size, checksum };
    });
  if (library !== null) files.push(libraryFile(library));
  return files;
}

/** The files of a list with hashes, as far as the model's engine reads them. */
export function filesOfList(model: LanguageModel, listed: readonly Listed[]): ModelFile[] {
  const name = model.library?.slice(model.library.lastIndexOf('/') + 1);
  return listed
    .filter(({ path }) => isRead(model, path))
    .map(({ path, size, sha256 }) => ({
      path,
      url: path === name ? model.library! : `${model.base}${path}`,
      size,
      checksum: { algorithm: 'sha256', hex: sha256 }
    }));
}

/** WebLLM's library for a model: its host tells neither size nor hash beforehand. */
export function libraryFile(url: string): ModelFile {
  return { path: url.slice(url.lastIndexOf('/') + 1), url, size: null, checksum: null };
}

async function readJson<T>(model: LanguageModel, url: string, signal?: AbortSignal): Promise<T> {
  try {
    const response = await fetch(url, { ...(signal ? { signal } : {}), credentials: 'omit' });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return (await response.json()) as T;
  } catch (error) {
    signal?.throwIfAborted();
    throw notReached(model, url, error);
  }
}
