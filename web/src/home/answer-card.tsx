import { Link } from 'wouter';
import type { Answer } from '../results/answer';
import { CompareButton } from '../results/compare-button';
import { day, readable, wholeMoney } from '../format';
import { headline } from '../results/advice-panel';
import { S } from '../strings';

/** The latest answer in a line, or the way to the first. */
export function AnswerCard({ answer }: { answer: Answer | null }) {
  if (!answer)
    return (
      <section className="advice">
        <div className="stack">
          <h2 className="advice__title">{S.home.answerNone}</h2>
          <p className="quiet">{S.home.answerNoneWhy}</p>
          <div>
            <CompareButton>{S.home.answerDo}</CompareButton>
          </div>
        </div>
      </section>
    );
  const { nextUpload } = answer;
  const currency = answer.currency ?? 'USD';
  const saving =
    answer.advice.netSaving && Number(answer.advice.netSaving.value) > 0 ? answer.advice.netSaving : null;
  return (
    <section className={nextUpload ? 'advice advice--two' : 'advice'}>
      <div className="stack">
        <p className="small">
          {S.home.answer} {S.home.of(day(answer.generatedAt.slice(0, 10)))}
        </p>
        <h2 className="advice__title">{headline(answer)}</h2>
        {saving && (
          <p>
            {S.home.answerSaving(
              wholeMoney(saving.value, currency),
              wholeMoney(saving.low, currency),
              wholeMoney(saving.high, currency),
            )}
          </p>
        )}
        <div>
          <Link className="button" href="/results">
            {S.home.answerOpen}
          </Link>
        </div>
      </div>
      {nextUpload && (
        <div className="advice__aside stack stack--tight">
          <h3>{S.results.next}</h3>
          <p>{readable(nextUpload.sentence)}</p>
          {nextUpload.worthPerYear !== null && Number(nextUpload.worthPerYear) >= 1 && (
            <p className="small">{S.results.worth(wholeMoney(nextUpload.worthPerYear, currency))}</p>
          )}
        </div>
      )}
    </section>
  );
}
