import type { Known } from './assign.ts';
import type { Followable, Ledger, Piece } from './pass.ts';
import { advance, START, type Snapshot } from './place.ts';

/** Files in memory that tests write to, as programs and their log rotation do. */
export class TestFiles {
  readonly #files = new Map<string, { bytes: Uint8Array; lastModified: number }>();
  now = 0;

  append(path: string, text: string): void {
    this.write(path, this.text(path) + text);
  }

  write(path: string, text: string): void {
    this.#files.set(path, { bytes: new TextEncoder().encode(text), lastModified: this.now });
  }

  text(path: string): string {
    return new TextDecoder().decode(this.#files.get(path)?.bytes);
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  rename(from: string, to: string): void {
    const file = this.#files.get(from);
    if (file === undefined) return;
    this.#files.delete(from);
    this.#files.set(to, file);
  }

  remove(path: string): void {
    this.#files.delete(path);
  }

  /** All files as a pass is given them; `again` tells what has become of one since. */
  present(): Followable[] {
    const snapshot = (path: string): Snapshot => {
      const { bytes } = this.#files.get(path)!;
      return { size: bytes.length, bytes: (from, to) => Promise.resolve(bytes.slice(from, to)) };
    };
    return [...this.#files.keys()].sort().map((path) => ({
      spot: path,
      path,
      unchanged: null,
      text: snapshot(path),
      again: () =>
        Promise.resolve({
          text: snapshot(path),
          lastModified: this.#files.get(path)!.lastModified
        })
    }));
  }
}

/** A ledger in memory that keeps the lines judged; `onJudge` may throw, and the piece is lost then. */
export class TestLedger implements Ledger<Followable> {
  texts: Known[] = [];
  lines: string[] = [];
  onJudge: () => void = () => undefined;

  known(): Promise<Known[]> {
    return Promise.resolve(this.texts.map((text) => ({ ...text })));
  }

  move(sourceId: number, { path, spot }: Followable): Promise<void> {
    this.#vacate(spot);
    Object.assign(this.#text(sourceId), { path, spot });
    return Promise.resolve();
  }

  begin({ path, spot }: Followable): Promise<Known> {
    const begun = this.texts.find((text) => text.spot === spot && text.place.offset === 0);
    if (begun) return Promise.resolve({ ...begun });
    this.#vacate(spot);
    const text: Known = { sourceId: this.texts.length + 1, place: START, path, spot };
    this.texts.push(text);
    return Promise.resolve({ ...text });
  }

  judge(sourceId: number, _: Followable, { place, bytes, from, to }: Piece): Promise<void> {
    this.onJudge();
    const lines = new TextDecoder().decode(bytes.subarray(from, to)).split('\n');
    if (lines.at(-1) === '') lines.pop();
    this.lines.push(...lines);
    this.#text(sourceId).place = advance(place, bytes.subarray(0, to));
    return Promise.resolve();
  }

  #text(id: number): Known {
    return this.texts.find(({ sourceId }) => sourceId === id)!;
  }

  #vacate(spot: string): void {
    for (const text of this.texts) if (text.spot === spot) text.spot = null;
  }
}
