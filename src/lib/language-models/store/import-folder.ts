import { STORE_WORDS as words } from '../../words/analyst.ts';
import type { LanguageModel } from '../language-model.ts';
import { isWhole, store } from './download.ts';
import { damaged, incomplete } from './errors.ts';
import { keep, remove } from './kept-models.ts';
import { filesOfList, LIST } from './list-files.ts';
import { cacheOf, isRead, type ModelFile } from './model-file.ts';

/** What a model's folder must hold at least, by which the folder is found among those picked. */
const HEART = { webllm: 'tensor-cache.json', transformers: 'config.json' } as const;

/** A shard in `tensor-cache.json`, as MLC writes it. */
interface Shard {
  dataPath: string;
  nbytes: number;
  md5sum?: string;
}

/**
 * Takes a model from a picked folder into the caches in which its engine looks for it. Files are checked
 * by the hashes that the folder tells: of `files.json` if it is there, else of the packager's own list.
 * @throws InsytError naming the file that is missing, damaged, or had no room
 */
export async function importFolder(
  model: LanguageModel,
  picked: readonly File[],
  onBytes: (bytes: number) => void
): Promise<void> {
  const folder = filesBelow(picked, HEART[model.engine]);
  const files = await filesOf(model, folder);
  const missing = files.find(({ path }) => !folder.has(path));
  if (missing !== undefined) throw incomplete(model, missing.path);
  try {
    await take(model, files, folder, onBytes);
  } catch (error) {
    await remove({ model, files, complete: false });
    throw error;
  }
  await keep({ model, files, complete: true });
}

async function take(
  model: LanguageModel,
  files: readonly ModelFile[],
  folder: Map<string, File>,
  onBytes: (bytes: number) => void
): Promise<void> {
  for (const file of files) {
    const content = folder.get(file.path)!;
    if (!(await isWhole(file, content))) throw damaged(model, file.path, words.importAgain);
    await store(model, await caches.open(cacheOf(model, file)), file.url, content);
    onBytes(content.size);
  }
}

/** Files by their path below the folder that holds a certain one; a picker tells paths, a drop may not. */
function filesBelow(picked: readonly File[], heart: string): Map<string, File> {
  const paths = picked.map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  const hearts = paths.map(({ path }) => path).filter((path) => `/${path}`.endsWith(`/${heart}`));
  const nearest = hearts.sort((a, b) => a.length - b.length)[0] ?? heart;
  const folder = nearest.slice(0, -heart.length);
  return new Map(
    paths
      .filter(({ path }) => path.startsWith(folder))
      .map(({ file, path }) => [path.slice(folder.length), file])
  );
}

async function filesOf(model: LanguageModel, folder: Map<string, File>): Promise<ModelFile[]> {
  const list = folder.get(LIST);
  if (list !== undefined) return filesOfList(model, await parsed(model, list));
  const found = [...folder].filter(([path]) => isRead(model, path));
  const { shards, needed } = await told(model, folder);
  const paths = new Set([...needed, ...found.map(([path]) => path)]);
  return [...paths].map((path) => {
    const shard = shards.find(({ dataPath }) => dataPath === path);
    const isLibrary = model.library?.endsWith(`/${path}`) === true;
    return {
      path,
      url: isLibrary ? model.library! : `${model.base}${path}`,
      size: shard?.nbytes ?? folder.get(path)?.size ?? null,
      checksum: shard?.md5sum ? { algorithm: 'md5', hex: shard.md5sum } : null
    };
  });
}

/** What the folder itself tells of the files it must hold. */
async function told(model: LanguageModel, folder: Map<string, File>) {
  if (model.engine === 'transformers') {
    return { shards: [], needed: ['config.json', 'tokenizer.json', 'onnx/model_q4.onnx'] };
  }
  const list = folder.get(HEART.webllm);
  if (list === undefined) throw incomplete(model, HEART.webllm);
  const { records = [] } = await parsed<{ records?: Shard[] }>(model, list);
  const library = model.library!.slice(model.library!.lastIndexOf('/') + 1);
  const needed = [
    ...[HEART.webllm, 'mlc-chat-config.json', library],
    ...(model.manifest === null ? [] : [model.manifest]),
    ...records.map(({ dataPath }) => dataPath)
  ];
  if (!folder.has('tokenizer.model')) needed.push('tokenizer.json');
  return { shards: records, needed };
}

async function parsed<T>(model: LanguageModel, file: File): Promise<T> {
  try {
    return JSON.parse(await file.text()) as T;
  } catch {
    throw damaged(model, file.name, words.importAgain);
  }
}
