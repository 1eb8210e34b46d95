import { RULE_WORDS as words } from '../words/sources.ts';
import type { RuleImport } from '../workers/protocol.ts';

/** Reasons told of one file; a folder of Windows rules has thousands. */
const MOST = 3;

/** Tells what became of a file of rules. */
export function ruleNotice({ name, rules, refused }: RuleImport): {
  kind: 'error' | 'info';
  what: string;
  next: string;
} {
  const told = refused.slice(0, MOST).join(' ');
  const left = refused.length - MOST;
  const reasons = left > 0 ? `${told} ${words.moreReasons(left)}` : told;
  if (rules === 0) {
    const next = reasons || words.giveYaml;
    return { kind: 'error', what: words.unusable(name), next };
  }
  const next = `${words.apply} ${reasons}`.trimEnd();
  return { kind: 'info', what: words.read(rules, name), next };
}
