import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Db, openDb } from '../db/schema.ts';
import { RulesInUse } from './rules-in-use.ts';

let db: Db;
let name = 0;
beforeEach(() => {
  db = openDb(`rules-in-use-${name++}`);
});

const rule = (title: string, product = 'linux') =>
  `title: ${title}\nlogsource: { product: ${product} }\ndetection: { s: [x], condition: s }\n`;

const SITE: Readonly<Record<string, string>> = {
  'index.json': '["a.yml", "b.yml"]',
  'a.yml': rule('A'),
  'b.yml': rule('B')
};

/** A site that answers as long as it is up. */
function site() {
  const state = { up: true, asked: [] as string[] };
  const fetchFile = (_root: string, name: string) => {
    state.asked.push(name);
    return state.up ? Promise.resolve(SITE[name]!) : Promise.reject(new Error('status 404'));
  };
  return { state, rules: new RulesInUse(db, fetchFile) };
}

describe('RulesInUse', () => {
  it("joins the page's rules, fetched once, and the person's", async () => {
    const { state, rules } = site();
    await rules.add([new File([rule('Mine')], 'mine.yml')]);
    for (let scan = 0; scan < 2; scan++) {
      const set = await rules.ruleSet('https://site.example/');
      expect(set.rules.map(({ title }) => title).sort()).toEqual(['A', 'B', 'Mine']);
    }
    expect(state.asked.sort()).toEqual(['a.yml', 'b.yml', 'index.json']);
  });

  it('tries again after a failure, which it tells', async () => {
    const { state, rules } = site();
    state.up = false;
    await expect(rules.ruleSet('https://site.example/')).rejects.toMatchObject({
      code: 'rules-unavailable'
    });
    state.up = true;
    expect((await rules.ruleSet('https://site.example/')).rules).toHaveLength(2);
  });

  it('keeps no file of which no rule can be used, and says why', async () => {
    const { rules } = site();
    const files = [
      new File([rule('Good') + '---\n' + rule('Bad', 'windows')], 'both.yml'),
      new File([rule('Bad', 'windows')], 'bad.yml')
    ];
    const [both, bad] = await rules.add(files);
    expect(both).toMatchObject({ name: 'both.yml', rules: 1 });
    expect(bad).toMatchObject({ name: 'bad.yml', rules: 0 });
    expect(bad!.refused.join()).toContain('windows');
    expect(await db.ruleFiles.toCollection().primaryKeys()).toEqual(['both.yml']);
  });
});
