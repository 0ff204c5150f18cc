/** The analysis worker: the readers and the engine of the service, run on this device. */
import './jitless';
import type { Exchange } from './protocol';
import { answers } from './answers';

interface Message {
  readonly question: keyof Exchange;
  readonly request: never;
}

async function answer({ question, request }: Message): Promise<void> {
  try {
    self.postMessage({ value: await answers[question](request) });
  } catch (error) {
    self.postMessage({ error: (error as Error).message });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Message>) => void answer(data));
