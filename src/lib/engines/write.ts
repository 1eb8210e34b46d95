import { plainText } from '../analysis/answer/plain-text.ts';
import { ANSWER_SCHEMA, type Answer } from '../analysis/answer/answer.ts';
import { readAnswer } from '../analysis/answer/read-answer.ts';
import {
  chatPrompt,
  explainPrompt,
  type Message,
  type PromptInput,
  retryPrompt
} from '../analysis/prompt/prompt.ts';
import { InsytError } from '../base/error.ts';
import { ENGINE_WORDS as words } from '../words/analyst.ts';
import type { Engine, Task } from './engine.ts';
import { PlaybookEngine } from './playbook-engine.ts';

/** Tokens of an explanation and of an answer in a chat. */
const EXPLANATION_TOKENS = 700;
const CHAT_TOKENS = 260;
/** Characters and time after which a model is stopped: it may write on and on. */
const MOST_CHARACTERS = 8_000;
const MOST_MS = 10 * 60_000;

/** An explanation, and how it came about. */
export interface Explanation {
  answer: Answer;
  /** Why the playbook's answer stands in the model's place; null where it is the model's own. */
  note: string | null;
}

interface Options {
  /** Called with all that is written so far. */
  onText: (text: string) => void;
  signal: AbortSignal;
}

/**
 * Has an engine explain an incident. An answer that cannot be used is asked for once more; then the
 * playbook's stands in its place, with a note.
 * @throws InsytError of the engine; the signal's reason when aborted
 */
export async function explain(
  engine: Engine,
  input: PromptInput,
  options: Options
): Promise<Explanation> {
  const { playbook } = input;
  const first = explainPrompt(input);
  const task = (messages: readonly Message[]): Task => ({
    ...{ messages, playbook, schema: ANSWER_SCHEMA, maxTokens: EXPLANATION_TOKENS }
  });
  const text = await written(engine, task(first), options);
  const read = readAnswer(text);
  if ('answer' in read) return { answer: read.answer, note: null };
  const again = await written(engine, task(retryPrompt(first, text, read.problem)), options);
  const second = readAnswer(again);
  if ('answer' in second) return { answer: second.answer, note: null };
  const stand = readAnswer(await written(new PlaybookEngine(), task(first), options));
  if ('answer' in stand) return { answer: stand.answer, note: words.unreadable(second.problem) };
  throw new InsytError('analysis-empty', words.nothingSaid, words.smallerModel);
}

/**
 * Has an engine answer a question about an incident that it explained.
 * @param summary what was said of the incident
 * @param chat the turns so far
 * @returns plain text
 * @throws InsytError of the engine; the signal's reason when aborted
 */
export async function answerQuestion(
  engine: Engine,
  input: PromptInput,
  { summary, chat, question }: { summary: string; chat: readonly Message[]; question: string },
  options: Options
): Promise<string> {
  const messages = chatPrompt(input, summary, chat, question);
  const task = { messages, playbook: input.playbook, schema: null, maxTokens: CHAT_TOKENS };
  const text = plainText(await written(engine, task, options), MOST_CHARACTERS);
  if (text !== '') return text;
  throw new InsytError('analysis-empty', words.nothingSaid, words.askAgain);
}

/** All that an engine writes for a task, cut where it would not end. */
async function written(engine: Engine, task: Task, { onText, signal }: Options): Promise<string> {
  const tooLong = AbortSignal.timeout(MOST_MS);
  const either = AbortSignal.any([signal, tooLong]);
  let text = '';
  try {
    for await (const piece of engine.explain(task, either)) {
      text += piece;
      onText(text);
      if (text.length > MOST_CHARACTERS) break;
    }
  } catch (error) {
    if (signal.aborted || !tooLong.aborted) throw error;
    throw new InsytError('analysis-too-slow', words.tooSlow, words.smallerModel, error);
  }
  return text;
}
