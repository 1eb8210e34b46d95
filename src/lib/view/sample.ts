import { InsytError } from '../base/error.ts';

/**
 * Fetches the sample logs that come with the page.
 * @param folder address of the folder that holds them and their list, `index.json`
 */
export async function fetchSample(folder: string): Promise<File[]> {
  const names = (await (await fetchPart(`${folder}/index.json`)).json()) as string[];
  return Promise.all(
    names.map(async (name) => {
      const response = await fetchPart(`${folder}/${name}`);
      return new File([await response.blob()], name, {
        lastModified: Date.parse(response.headers.get('last-modified') ?? '') || Date.now()
      });
    })
  );
}

async function fetchPart(address: string): Promise<Response> {
  const failed = (cause: unknown) =>
    new InsytError(
      'sample-missing',
      `The sample could not be loaded (${address}).`,
      'Check the connection and try again, or open log files of your own.',
      cause
    );
  const response = await fetch(address).catch((cause: unknown) => {
    throw failed(cause);
  });
  if (!response.ok) throw failed(new Error(`status ${response.status}`));
  return response;
}
