import type { LanguageModel } from '../../language-models/language-model.ts';

/** A model on a site of one's own, as `npm run vendor-model` lists it: `base` and `library` are relative. */
type Listed = Omit<LanguageModel, 'repository'>;

/**
 * The language models that this site holds itself (`static/models/language/index.json`); none where the
 * list cannot be had, as offline.
 * @param root URL of the site's root, with the final slash
 */
export async function ownModels(root: string): Promise<LanguageModel[]> {
  const folder = new URL('models/language/', root);
  try {
    const response = await fetch(new URL('index.json', folder));
    const { models } = (await response.json()) as { models: Listed[] };
    return models.map((model) => ({
      ...model,
      base: new URL(model.base, folder).href,
      library: model.library === null ? null : new URL(model.library, folder).href,
      repository: null
    }));
  } catch {
    return [];
  }
}
