import type { Incident } from '../../incidents/incident.ts';
import {
  type Placeholder,
  PLACEHOLDER,
  PLACEHOLDERS as BLANKS
} from '../playbooks/placeholders.ts';
import type { Playbook, Step } from '../playbooks/playbook.ts';
import { cleanValue, shellWord } from './shell-word.ts';
import { type LineText, type Values, valuesOf } from './values.ts';

/** A command ready to be copied, on one line. */
export interface FilledCommand {
  text: string;
  /** Words in capitals that the person has to replace first: the incident does not tell them. */
  blanks: string[];
}

export interface FilledStep {
  text: string;
  run: FilledCommand[];
}

/** A playbook with an incident's own actor, times, files and lines in it. */
export interface FilledPlaybook extends Pick<
  Playbook,
  'name' | 'title' | 'what' | 'why' | 'files' | 'falseAlarm' | 'attack' | 'nist'
> {
  check: FilledStep[];
  contain: FilledStep[];
  eradicate: FilledStep[];
  /** What was filled in, as the logs have it. */
  values: Values;
}

/** Sources whose lines are shown by a command of their own. */
const MAX_SOURCES = 5;
/** Lines before and after those of the incident that are shown with them. */
const AROUND = 10;

/** Words that stand in templates as they are: no incident tells these. */
const WRITTEN_BLANK = /\b(?:ADDRESS|LABELS|TEXT)\b/g;

/** What is known for a placeholder, fit to be shown; none where the incident does not tell it. */
function known(key: Placeholder, values: Values, sources: readonly string[]): string[] {
  const raw = key === 'sources' ? sources : key === 'pid' ? [] : [values[key] ?? ''];
  return raw.map(cleanValue).filter((value) => value !== '');
}

/** A command template with an incident's values, each as one word that the shell takes literally. */
export function fillCommand(
  template: string,
  values: Values,
  sources: readonly string[]
): FilledCommand {
  const blanks = new Set<string>(template.match(WRITTEN_BLANK) ?? []);
  const text = template.replace(PLACEHOLDER, (_, key: Placeholder) => {
    const words = known(key, values, sources);
    if (words.length > 0) return words.map(shellWord).join(' ');
    if (key !== 'iptables') blanks.add(BLANKS[key]);
    return shellWord(BLANKS[key]);
  });
  return { text, blanks: [...blanks] };
}

/** A sentence with an incident's values; where it does not tell one, the word in capitals. */
function fillText(template: string, values: Values): string {
  return template.replace(
    PLACEHOLDER,
    (_, key: Placeholder) => known(key, values, [])[0] ?? BLANKS[key]
  );
}

/** The first thing to do: its lines, in the files they stand in. */
function readLines({ sources }: Incident, nameOf: (key: string) => string): FilledStep {
  const run = sources.slice(0, MAX_SOURCES).map(({ source, firstLine, lastLine }) => {
    const range = `${Math.max(1, firstLine - AROUND)},${lastLine + AROUND}p`;
    return {
      text: `sed -n -e ${range} -- ${shellWord(cleanValue(nameOf(source)) || BLANKS.sources)} | less`,
      blanks: []
    };
  });
  return {
    text: `Read its lines in the log, with the ${AROUND} before and after them. (For a .gz file: zcat FILE | sed -n …)`,
    run
  };
}

/**
 * A playbook filled with what an incident tells. Values from logs are an attacker's: in commands each is
 * quoted as one word, and everywhere it is cut and without control characters.
 * @param lines lines of the incident whose text is kept
 * @param nameOf name of a source by its key
 */
export function fillPlaybook(
  playbook: Playbook,
  incident: Incident,
  lines: readonly LineText[],
  nameOf: (key: string) => string
): FilledPlaybook {
  const values = valuesOf(incident, lines);
  const sources = incident.sources.map(({ source }) => nameOf(source));
  const fillSteps = (steps: readonly Step[]) =>
    steps.map(({ text, run = [] }) => ({
      text: fillText(text, values),
      run: run.map((template) => fillCommand(template, values, sources))
    }));
  const { name, title, what, why, files, falseAlarm, attack, nist } = playbook;
  return {
    ...{ name, title, what, why, files, falseAlarm, attack, nist },
    check: [readLines(incident, nameOf), ...fillSteps(playbook.check)],
    contain: fillSteps(playbook.contain),
    eradicate: fillSteps(playbook.eradicate),
    values
  };
}
