import { Tokenizer } from '@huggingface/tokenizers';

/** Turns text into what the model sees. */
export interface Tokenize {
  /** Token ids, those that frame the text included. */
  (text: string): number[];
  /** The tokens that the model reads, without the frame. */
  pieces(text: string): string[];
  /** Id of [MASK]; null where the vocabulary has none. */
  readonly mask: number | null;
}

/**
 * @param json the bundle's tokenizer.json
 * @param sequenceLength most ids of a line, [CLS] and [SEP] included
 */
export function createTokenizer(json: object, sequenceLength: number): Tokenize {
  const tokenizer = new Tokenizer(json, {});
  const tokenize = (text: string) => {
    const { ids } = tokenizer.encode(text);
    if (ids.length <= sequenceLength) return ids;
    // As the training's truncation: the last id, [SEP], stays.
    return [...ids.slice(0, sequenceLength - 1), ids[ids.length - 1]!];
  };
  const pieces = (text: string) =>
    tokenizer
      .encode(text)
      .tokens.slice(1, -1)
      .slice(0, sequenceLength - 2);
  return Object.assign(tokenize, { pieces, mask: tokenizer.token_to_id('[MASK]') ?? null });
}
