/** What a scripted worker does instead of running a model. */
export interface Script {
  /** Pieces of each answer, in the order in which answers are asked for; the last one repeats. */
  answers: string[][];
  /** Time between pieces, ms. */
  pauseMs?: number;
  /** What is thrown, as the string that crosses the border: at loading, or for an answer. */
  loadThrows?: string;
  answerThrows?: string;
  /** The worker dies after so many pieces. */
  diesAfter?: number;
}

/** What was asked of a scripted worker. */
export interface Asked {
  kinds: string[];
  requests: { messages: { role: string; content: string }[]; response_format?: object }[];
  terminated: boolean;
}

/**
 * A worker that speaks the message protocol of WebLLM 0.2.86 as its `WebWorkerMLCEngineHandler` does, and
 * writes what a script says. It stands on its own, so that a browser test can send it into a page.
 */
export function scriptedWorker(script: Script): { worker: Worker; asked: Asked } {
  interface Request {
    kind: string;
    uuid: string;
    content: { request: Asked['requests'][number]; streamId: string } | null;
  }
  const asked: Asked = { kinds: [], requests: [], terminated: false };
  const streams = new Map<string, string[]>();
  let interrupted = false;
  let written = 0;

  const worker = {
    onmessage: null as ((event: MessageEvent) => void) | null,
    onerror: null as ((event: { message: string }) => void) | null,
    onmessageerror: null,
    terminate: () => void (asked.terminated = true),
    postMessage(request: Request) {
      if (asked.terminated) return;
      // A message is a copy, and arrives later.
      const copy = structuredClone(request);
      setTimeout(() => hear(copy));
    }
  };
  const say = (message: object) => {
    if (!asked.terminated) worker.onmessage?.(new MessageEvent('message', { data: message }));
  };

  function hear({ kind, uuid, content }: Request) {
    asked.kinds.push(kind);
    const answer = (value: unknown) => say({ kind: 'return', uuid, content: value });
    const fail = (what: string) => say({ kind: 'throw', uuid, content: what });
    switch (kind) {
      case 'setAppConfig':
      case 'setLogLevel':
        return;
      case 'reload':
        if (script.loadThrows !== undefined) return fail(script.loadThrows);
        for (const progress of [0.25, 1]) {
          say({
            kind: 'initProgressCallback',
            uuid: '',
            content: { progress, timeElapsed: 1, text: '' }
          });
        }
        return answer(null);
      case 'chatCompletionStreamInit': {
        if (script.answerThrows !== undefined) return fail(script.answerThrows);
        interrupted = false;
        const { answers } = script;
        streams.set(content!.streamId, [
          ...answers[Math.min(asked.requests.length, answers.length - 1)]!
        ]);
        asked.requests.push(content!.request);
        return answer(null);
      }
      case 'completionStreamNextChunk':
        return void setTimeout(() => next(content!.streamId, answer), script.pauseMs ?? 0);
      case 'interruptGenerate':
        interrupted = true;
        return answer(null);
      default:
        return answer(null);
    }
  }

  function next(streamId: string, answer: (value: unknown) => void) {
    if (written++ === script.diesAfter) return worker.onerror?.({ message: 'It is gone.' });
    const piece = interrupted ? undefined : streams.get(streamId)?.shift();
    if (piece === undefined) return answer(undefined);
    answer({
      id: streamId,
      model: 'scripted',
      object: 'chat.completion.chunk',
      created: 0,
      choices: [{ delta: { content: piece, role: 'assistant' }, finish_reason: null, index: 0 }]
    });
  }

  return { worker: worker as unknown as Worker, asked };
}
