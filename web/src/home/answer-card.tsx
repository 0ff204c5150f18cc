import { Link } from 'wouter';
import type { Answer } from '../results/answer';
import { CompareButton } from '../results/compare-button';
import { day, wholeMoney } from '../format';
import { headline } from '../results/advice-panel';
import { S } from '../strings';

/** The latest answer in a line, or the way to the first. */
export function AnswerCard({ answer }: { answer: Answer | null }) {
  if (!answer)
    return (
      <section className="advice">
        <div className="stack">
          <h2>{S.home.answerNone}</h2>
          <p className="quiet">{S.home.answerNoneWhy}</p>
          <div>
            <CompareButton>{S.home.answerDo}</CompareButton>
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
        <div className="advice__aside stack stack--tight">
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
