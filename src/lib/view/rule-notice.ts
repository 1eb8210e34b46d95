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
  const reasons = left > 0 ? `${told} And ${left} more.` : told;
  if (rules === 0) {
    const next = reasons || 'Give a YAML file of Sigma rules.';
    return { kind: 'error', what: `${name} holds no rule that can be used.`, next };
  }
  const count = rules === 1 ? 'one rule' : `${rules} rules`;
  const next = `They apply to files given from now on. ${reasons}`.trimEnd();
  return {
    kind: 'info',
    what: `${count[0]!.toUpperCase()}${count.slice(1)} read from ${name}.`,
    next
  };
}
