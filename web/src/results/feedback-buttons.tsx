/** One click says whether a plan was a good answer; words are optional. */
import { useState, type FormEvent } from 'react';
import { api } from '../api/client';
import type { GiveFeedbackDto } from '../api/schema';
import { S } from '../strings';
import { TextArea } from '../ui/field';
import { useAction } from '../ui/use-action';

const RATING = { helpful: 5, selected: 5, not_helpful: 2 } as const;
type Said = keyof typeof RATING;

export function FeedbackButtons({ recommendationId, planId }: { recommendationId: string; planId: string }) {
  const [said, setSaid] = useState<Said>();
  const [words, setWords] = useState('');
  const [sent, setSent] = useState(false);
  const give = useAction((body: GiveFeedbackDto) => api('POST /feedback', { body }));
  const say = (type: Said, text?: string): void => {
    setSaid(type);
    give.mutate({ recommendationId, planId, type, rating: RATING[type], ...(text && { text }) });
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (said && words) say(said, words);
    setSent(true);
  };
  return (
    <div className="stack stack--tight">
      <p className="legend" id={`feedback-${planId}`}>
        {S.results.feedback}
      </p>
      <div className="choices" role="group" aria-labelledby={`feedback-${planId}`}>
        {(
          [
            ['helpful', S.results.yes],
            ['not_helpful', S.results.no],
            ['selected', S.results.chosen],
          ] as const
        ).map(([type, text]) => (
          <button
            key={type}
            type="button"
            className="choice"
            aria-pressed={said === type}
            onClick={() => say(type)}
          >
            {text}
          </button>
        ))}
      </div>
      {said && !sent && (
        <form className="stack stack--tight" onSubmit={send}>
          <TextArea
            label={S.results.words}
            maxLength={500}
            rows={2}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <div>
            <button type="submit" className="button button--quiet button--small">
              {S.results.send}
            </button>
          </div>
        </form>
      )}
      <p className="small" role="status">
        {sent && S.results.thanks}
      </p>
    </div>
  );
}
