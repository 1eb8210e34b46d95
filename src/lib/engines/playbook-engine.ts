import { playbookAnswer } from '../analysis/answer/playbook-answer.ts';
import type { Engine, Task } from './engine.ts';

/** Answers with the playbook that fits: at once, everywhere. */
export class PlaybookEngine implements Engine {
  available(): Promise<null> {
    return Promise.resolve(null);
  }

  load(onProgress: (share: number) => void): Promise<void> {
    onProgress(1);
    return Promise.resolve();
  }

  async *explain({ playbook }: Task, signal: AbortSignal): AsyncGenerator<string> {
    signal.throwIfAborted();
    yield await Promise.resolve(JSON.stringify(playbookAnswer(playbook)));
  }

  unload(): Promise<void> {
    return Promise.resolve();
  }
}
