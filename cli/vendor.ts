import { createHash } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { InsytError } from '../src/lib/base/error.ts';
import { CATALOGUE } from '../src/lib/language-models/catalogue.ts';
import type { LanguageModel } from '../src/lib/language-models/language-model.ts';
import { isWhole } from '../src/lib/language-models/store/download.ts';
import { LIST, listFiles } from '../src/lib/language-models/store/list-files.ts';
import { isRead } from '../src/lib/language-models/store/model-file.ts';

/** Below the model's own folder; WebLLM knows a folder of weights by these two names. */
const WEIGHTS = 'resolve/main/';

interface Index {
  models: Omit<LanguageModel, 'repository'>[];
}

/**
 * Puts a language model into a site of one's own, with a list of its files and their hashes.
 * @param id of the catalogue
 * @param to folder of the site's language models, `static/models/language`
 * @param from folder that holds the model; without one it is loaded from its hosts
 * @param say called with what is done
 * @throws InsytError for a model that is not known, and for files that are missing or damaged
 */
export async function vendor(
  id: string,
  to: string,
  from: string | null,
  say: (text: string) => void
): Promise<void> {
  const model = CATALOGUE.find((one) => one.id === id);
  if (model === undefined) {
    const known = CATALOGUE.map((one) => one.id).join(', ');
    throw new InsytError('unknown-model', `There is no model "${id}".`, `There are ${known}.`);
  }
  const folder = join(to, id, WEIGHTS);
  await mkdir(folder, { recursive: true });
  await (from === null ? load(model, folder, say) : copy(model, from, folder, say));
  await list(model, folder);
  await enter(model, to);
  say(`${model.name} is in ${folder}; build the site anew.`);
}

async function load(model: LanguageModel, folder: string, say: (text: string) => void) {
  for (const file of await listFiles(model)) {
    const path = join(folder, file.path);
    say(`Loading ${file.path}…`);
    const response = await fetch(file.url);
    if (!response.ok || response.body === null) throw missing(model, file.path, response.status);
    await mkdir(dirname(path), { recursive: true });
    await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(path));
    if (!(await isWhole(file, await openAsBlob(path)))) throw missing(model, file.path, 'damaged');
  }
}

async function copy(
  model: LanguageModel,
  from: string,
  folder: string,
  say: (text: string) => void
) {
  for (const path of await pathsIn(from)) {
    if (!isRead(model, path)) continue;
    say(`Copying ${path}…`);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await pipeline(
      (await openAsBlob(join(from, path))).stream(),
      createWriteStream(join(folder, path))
    );
  }
}

/** Writes the list by which the page checks what it loads. */
async function list(model: LanguageModel, folder: string): Promise<void> {
  const files = [];
  for (const path of (await pathsIn(folder)).filter((path) => isRead(model, path)).sort()) {
    const blob = await openAsBlob(join(folder, path));
    const hash = createHash('sha256');
    for await (const bytes of blob.stream()) hash.update(bytes);
    files.push({ path, size: blob.size, sha256: hash.digest('hex') });
  }
  if (files.length === 0) throw missing(model, 'any of its files', 'not in the folder');
  await writeFile(join(folder, LIST), `${JSON.stringify(files, null, 2)}\n`);
}

/** Enters a model into the list of those that the site holds. */
async function enter({ repository: _, ...model }: LanguageModel, to: string): Promise<void> {
  const path = join(to, 'index.json');
  const text = await readFile(path, 'utf8').catch(() => '{"models": []}');
  const others = (JSON.parse(text) as Index).models.filter(({ id }) => id !== model.id);
  const base = `${model.id}/${WEIGHTS}`;
  const library =
    model.library === null ? null : base + model.library.slice(model.library.lastIndexOf('/') + 1);
  const index: Index = { models: [...others, { ...model, base, library }] };
  await writeFile(path, `${JSON.stringify(index, null, 2)}\n`);
}

/** Paths of all files below a folder, with slashes. */
async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
    .map((path) => path.replaceAll('\\', '/'));
}

function missing({ name }: LanguageModel, path: string, why: unknown): InsytError {
  return new InsytError(
    'model-incomplete',
    `${name} could not be put together: ${path} did not come (${String(why)}).`,
    'Run it again, or name a folder that holds the model with --from.'
  );
}
