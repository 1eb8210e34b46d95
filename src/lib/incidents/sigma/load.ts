import { parseAllDocuments } from 'yaml';
import { type Rule, ruleOf } from './rule.ts';
import { UnsupportedRule } from './unsupported.ts';

/** A file of rules, as text. */
export interface RuleFile {
  name: string;
  text: string;
}

/** What a file held: rules, and for each that is not read, a sentence naming file and reason. */
export interface LoadedRules {
  rules: Rule[];
  refused: string[];
}

/** Longest rule file, in characters; Sigma's whole rule set in one file is below it. */
const MAX_FILE = 20_000_000;
/** Uses of anchors in one document; more would unfold into memory. */
const MAX_ALIASES = 100;

/**
 * Reads the rules of a YAML file, which may hold several documents. A rule that asks for something that
 * is not read here is refused, and the others are read. Never throws.
 */
export function loadRules({ name, text }: RuleFile): LoadedRules {
  if (text.length > MAX_FILE) {
    return { rules: [], refused: [`${name} is larger than 20 MB; split it into several files.`] };
  }
  const rules: Rule[] = [];
  const refused: string[] = [];
  for (const document of documentsOf(text)) {
    try {
      const value = document();
      if (value !== null) rules.push(ruleOf(value, name));
    } catch (error) {
      refused.push(`${name}: a rule is left out because it ${reasonOf(error)}.`);
    }
  }
  return { rules, refused };
}

/** The documents of a text; each throws when it is asked for and is no YAML. */
function documentsOf(text: string): (() => unknown)[] {
  try {
    return parseAllDocuments(text, { logLevel: 'error' }).map((document) => () => {
      const [error] = document.errors;
      if (error !== undefined) throw error;
      return document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown;
    });
  } catch (error) {
    // Nested deeper than the stack.
    return [
      () => {
        throw error;
      }
    ];
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof UnsupportedRule) return `uses ${error.message}, which is not supported`;
  const message = error instanceof Error ? error.message : String(error);
  return `is not valid YAML: ${message.split('\n')[0]!.replace(/[.:]$/, '')}`;
}
