/** The analysis worker: the readers and the engine of the service, run on this device. */
import './jitless';
import type { Exchange } from './protocol';
import { answers } from './answers';

interface Message {
  readonly id: number;
  readonly question: keyof Exchange;
  readonly request: never;
}

self.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  const { id, question, request } = data;
  void Promise.resolve()
    .then(() => answers[question](request))
    .then(
      (value) => self.postMessage({ id, value }),
      (error: Error) => self.postMessage({ id, error: error.message }),
    );
});
