/** Which program runs it: WebLLM on the graphics processor, transformers.js on WebAssembly. */
export type EngineName = 'webllm' | 'transformers';

/** A language model that can be put on the device. */
export interface LanguageModel {
  id: string;
  name: string;
  engine: EngineName;
  maker: string;
  licence: string;
  licenceUrl: string;
  /** Weights, as its maker counts them. */
  parameters: number;
  /** Bytes to be loaded, estimated; null where only the host can tell. */
  downloadBytes: number | null;
  /** Memory it takes while it runs, bytes, as its packagers say; null where they do not. */
  memoryBytes: number | null;
  /** What the graphics adapter must offer; of no meaning for WebAssembly. */
  needs: { f16: boolean; bufferBytes: number };
  /** URL of the folder that holds its files, with the final slash. */
  base: string;
  /** URL of WebLLM's compiled library for it; null for other engines. */
  library: string | null;
  /** Name of the file that describes its package, where its library asks for one. */
  manifest: string | null;
  /** Name on the Hugging Face hub, which lists its files with their hashes; null on a site of one's own. */
  repository: string | null;
}
