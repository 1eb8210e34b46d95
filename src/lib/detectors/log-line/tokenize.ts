import { Tokenizer } from '@huggingface/tokenizers';

/** Turns canonical text into the token ids the model sees. */
export type Tokenize = (canonical: string) => number[];

/**
 * @param json the bundle's tokenizer.json
 * @param sequenceLength most ids of a line, [CLS] and [SEP] included
 */
export function createTokenizer(json: object, sequenceLength: number): Tokenize {
  const tokenizer = new Tokenizer(json, {});
  return (canonical) => {
    const { ids } = tokenizer.encode(canonical);
    if (ids.length <= sequenceLength) return ids;
    // As the training's truncation: the last id, [SEP], stays.
    return [...ids.slice(0, sequenceLength - 1), ids[ids.length - 1]!];
  };
}
