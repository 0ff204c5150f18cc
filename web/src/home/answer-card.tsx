import { Link } from 'wouter';
import type { Answer } from '../results/answer';
import { day, wholeMoney } from '../format';
import { headline } from '../results/advice-panel';
import { S } from '../strings';

/** The latest answer in a line, or the way to the first. */
export function AnswerCard({ answer, pending }: { answer: Answer | null; pending: boolean }) {
  if (pending) return null;
  if (!answer)
    return (
      <section className="advice">
        <div className="stack">
          <h2>{S.home.answerNone}</h2>
          <div>
            <Link className="button" href="/results">
              {S.home.answerDo}
            </Link>
          </div>
        </div>
      </section>
    );
  const { nextUpload } = answer;
  return (
    <section className="advice">
      <div className="stack">
        <p className="small">
          {S.home.answer} {S.home.of(day(answer.generatedAt.slice(0, 10)))}
        </p>
        <h2>{headline(answer)}</h2>
        <div>
          <Link className="button" href="/results">
            {S.home.answerOpen}
          </Link>
        </div>
      </div>
      {nextUpload && (
        <div className="stack stack--tight">
          <h3>{S.results.next}</h3>
          <p>{nextUpload.sentence}</p>
          {nextUpload.worthPerYear !== null && Number(nextUpload.worthPerYear) >= 1 && (
            <p className="small">
              {S.results.worth(wholeMoney(nextUpload.worthPerYear, answer.currency ?? 'USD'))}
            </p>
          )}
        </div>
      )}
    </section>
  );
}
