import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followPass } from './pass.ts';
import { STILL_MS } from './place.ts';
import { TestFiles, TestLedger } from './test-files.ts';

function setUp() {
  const files = new TestFiles();
  const ledger = new TestLedger();
  const pass = () => followPass(files.present(), ledger, () => files.now);
  return { files, ledger, pass };
}

describe('followPass', () => {
  it('judges a line when its newline came, once', async () => {
    const { files, ledger, pass } = setUp();
    files.append('a.log', 'one\ntw');
    await pass();
    expect(ledger.lines).toEqual(['one']);
    await pass();
    files.append('a.log', 'o\nthree\n');
    await pass();
    expect(ledger.lines).toEqual(['one', 'two', 'three']);
  });

  it('judges a last line without newline when it stood still, and not its late newline', async () => {
    const { files, ledger, pass } = setUp();
    files.append('a.log', 'one\ntwo');
    files.now = STILL_MS - 1;
    expect(await pass()).toMatchObject([{ rest: 'waits' }]);
    files.now = STILL_MS;
    await pass();
    expect(ledger.lines).toEqual(['one', 'two']);
    files.append('a.log', '\r\nthree\n');
    await pass();
    expect(ledger.lines).toEqual(['one', 'two', 'three']);
  });

  it('reads on in a renamed file, and its successor from the start', async () => {
    const { files, ledger, pass } = setUp();
    files.append('a.log', 'one\n');
    await pass();
    files.append('a.log', 'two\n');
    files.rename('a.log', 'a.log.1');
    files.append('a.log', 'three\n');
    await pass();
    files.append('a.log.1', 'late\n');
    await pass();
    expect([...ledger.lines].sort()).toEqual(['late', 'one', 'three', 'two']);
    expect(ledger.texts).toHaveLength(2);
  });

  it('reads a truncated file from its start, even if it has grown beyond what was read', async () => {
    const { files, ledger, pass } = setUp();
    files.write('a.log', 'header\none\n');
    await pass();
    files.write('a.log', 'header\ntwo and more\n');
    await pass();
    expect(ledger.lines).toEqual(['header', 'one', 'header', 'two and more']);
  });

  it('holds a copy in the making back until it proves another text', async () => {
    const { files, ledger, pass } = setUp();
    files.write('a.log', 'one\ntwo\n');
    await pass();
    files.write('a.log.1', 'one\n');
    files.append('a.log', 'three\n');
    await pass();
    files.write('a.log.1', 'one\ntwo\n');
    await pass();
    expect(ledger.lines).toEqual(['one', 'two', 'three']);
    files.write('a.log.1', 'one\nother\n');
    await pass();
    expect(ledger.lines).toEqual(['one', 'two', 'three', 'one', 'other']);
  });

  it('reads a chunk a pass, and goes on where a line was cut by its end', async () => {
    const { files, ledger, pass } = setUp();
    const lines = Array.from({ length: 150_000 }, (_, i) => `line ${i} of the file`);
    files.write('a.log', lines.join('\n') + '\n');
    expect(await pass()).toMatchObject([{ rest: 'more' }]);
    while ((await pass())[0]!.rest === 'more');
    expect(ledger.lines).toEqual(lines);
  });

  it('reads files of equal content once each if their names are not related', async () => {
    const { files, ledger, pass } = setUp();
    files.write('a/x.log', 'same\n');
    files.write('b/x.log', 'same\n');
    files.write('a/y.log', 'same\n');
    await pass();
    await pass();
    expect(ledger.lines).toEqual(['same', 'same', 'same']);
  });

  it('does not let a copy take the place of a file that cannot be read now', async () => {
    const { files, ledger, pass } = setUp();
    files.write('a.log', 'one\n');
    await pass();
    files.write('a.log.1', 'one\n');
    const locked = files.present().map((file) => {
      if (file.path !== 'a.log') return file;
      return { ...file, text: { size: 4, bytes: () => Promise.reject(new Error('locked')) } };
    });
    const outcomes = await followPass(locked, ledger, () => 0);
    expect(outcomes).toMatchObject([{ error: { message: 'locked' } }, { rest: 'waits' }]);
    files.append('a.log', 'two\n');
    await pass();
    expect(ledger.lines).toEqual(['one', 'two']);
    expect(ledger.texts).toMatchObject([{ spot: 'a.log' }]);
  });
});

/** What programs, rotation and the tab do; a number chooses among files. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('line' as const), file: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('part' as const), file: fc.nat(2) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pass' as const), file: fc.nat(2) }) },
  ...(['rename', 'copy', 'truncate', 'delete', 'killed'] as const).map((kind) => ({
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant(kind), file: fc.nat(2) })
  }))
);

const NAMES = ['a.log', 'b.log', 'logs/a.log'];

/** A world in which each line that is written is another, and what is destroyed was read before. */
class World {
  readonly files = new TestFiles();
  readonly ledger = new TestLedger();
  readonly written: string[] = [];
  /** The half line at the end of each file. */
  readonly halves = new Map<string, string>();

  async pass(killed = false): Promise<void> {
    let left = 1;
    this.ledger.onJudge = () => {
      if (killed && left-- === 0) throw new DOMException('killed', 'AbortError');
    };
    const passed = followPass(this.files.present(), this.ledger, () => this.files.now);
    await (killed ? passed.catch(() => undefined) : passed);
    this.ledger.onJudge = () => undefined;
  }

  async step(kind: string, name: string): Promise<void> {
    if (kind === 'pass' || kind === 'killed') await this.pass(kind === 'killed');
    if (kind === 'part') this.#write(name, `part ${this.written.length} `);
    if (kind === 'line') {
      this.#write(name, `line ${this.written.length}\n`);
      this.written.push(this.halves.get(name)!.slice(0, -1));
      this.halves.delete(name);
    }
    if (kind === 'rename') this.#rotate(name, () => this.files.rename(name, `${name}.1`));
    if (kind === 'copy') {
      // As copytruncate does: a part of the copy, then the rest, then the cut; writing goes on meanwhile.
      const text = this.files.text(name);
      this.#rotate(name, () => this.files.write(`${name}.1`, text.slice(0, text.length / 2)));
      if (!this.files.has(name)) return;
      await this.pass();
      this.files.write(`${name}.1`, this.files.text(name));
      await this.pass();
      this.#cut(name);
    }
    if (kind === 'truncate' && this.files.has(name)) {
      await this.pass();
      this.#cut(name);
    }
    if (kind === 'delete') {
      await this.pass();
      this.files.remove(name);
      this.halves.delete(name);
    }
  }

  #write(name: string, text: string): void {
    this.files.append(name, text);
    this.halves.set(name, (this.halves.get(name) ?? '') + text);
  }

  #rotate(name: string, move: () => void): void {
    if (!this.files.has(name)) return;
    for (let n = 60; n >= 1; n--) this.files.rename(`${name}.${n}`, `${name}.${n + 1}`);
    move();
    if (!this.files.has(name)) this.halves.delete(name);
  }

  #cut(name: string): void {
    this.files.write(name, '');
    this.halves.delete(name);
  }
}

it('judges every line once, whatever is done to files and wherever the tab is killed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 60 }), async (events) => {
      const world = new World();
      for (const { kind, file } of events) await world.step(kind, NAMES[file]!);
      for (let i = 0; i < 3; i++) await world.pass();
      expect([...world.ledger.lines].sort()).toEqual([...world.written].sort());
    }),
    { numRuns: 1000 }
  );
});
