import { InsytError } from '../base/error.ts';
import type { ReadFile } from '../detectors/log-line/bundle.ts';

/** Name and place of a file of a picked folder: a folder picker tells the place, a file picker does not. */
type PickedFile = Pick<File, 'name' | 'webkitRelativePath' | 'arrayBuffer'>;

const pathOf = ({ name, webkitRelativePath }: PickedFile) => webkitRelativePath || name;

/** The folder of a path, with the final slash; empty where there is none. */
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/**
 * Reads a bundle's files among those of a picked folder, which may hold it in a folder of its own. What it gives
 * throws InsytError `bundle-incomplete` for a file that is not there.
 */
export function readPicked(files: readonly PickedFile[]): ReadFile {
  const byPath = new Map(files.map((file) => [pathOf(file), file]));
  const manifests = [...byPath.keys()].filter((path) => /(^|\/)manifest\.json$/.test(path));
  const [nearest = ''] = manifests.sort((a, b) => a.length - b.length);
  const folder = folderOf(nearest);
  return async (name) => {
    const file = byPath.get(`${folder}${name}`);
    if (!file) {
      throw new InsytError(
        'bundle-incomplete',
        `The folder is no model bundle: it has no ${name}.`,
        'Pick the folder that holds manifest.json and the files it lists.'
      );
    }
    return new Uint8Array(await file.arrayBuffer());
  };
}
