import type { Verdict } from '../../detectors/detector.ts';
import { BENIGN } from '../../detectors/taxonomy.ts';
import { isAddress } from '../../formats/address.ts';
import type { ParsedLine } from '../../formats/format.ts';
import { dnsLine } from '../answers.ts';
import type { Moment } from '../evidence.ts';
import { type Clients, noClients, noteAnswer, ofClient } from './clients.ts';
import { noteQuestion, ofQuestion, type Questions } from './questions.ts';
import { ofAct, type Records } from './records.ts';
import type { Around } from './threat.ts';

/** What a source's lines so far mean for the next ones: plain data of bounded size. */
export interface Context {
  clients: Clients;
  questions: Questions;
  records: Records;
}

/** A context of nothing. */
export function newContext(): Context {
  return { clients: noClients(), questions: new Map(), records: new Map() };
}

/**
 * What the lines before make of a line. Of a scanner's requests some read like anybody's (the start page, a feed):
 * where most of what a client did within the last minute is an attack, the rest is part of it. Records of one audit
 * event or process are one act, and so are a question for a name and its answers.
 * @param text the line as written
 * @param said what the model, or a burst, says of the line; lines come in their order, each once
 * @param at when the line was written
 * @returns the threat that the line is part of; null for a line by itself
 */
export function threatAround(
  context: Context,
  line: ParsedLine,
  text: string,
  said: Verdict,
  at: Moment
): Around | null {
  // Accounts are no clients: everybody's programs run as root at some time.
  if (line.program === 'audit' && !isAddress(line.actor ?? '')) {
    return ofAct(context.records, line, text, said, at);
  }
  const dns = dnsLine(line);
  if (dns?.isQuestion === false) {
    if (said.byContext) noteAnswer(context.clients, line, dns, said, at);
    return ofQuestion(context.questions, line, dns);
  }
  const threat = ofClient(context.clients, line, dns, said, at);
  if (dns !== null) {
    const { classId, confidence } = said;
    const own = { actor: line.actor ?? '', classId, confidence, signal: null };
    noteQuestion(context.questions, line, dns, classId === BENIGN ? threat : own);
  }
  return threat;
}
