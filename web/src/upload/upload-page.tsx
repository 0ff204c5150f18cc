/** Uploading a file: read and shown on this device first, then sent. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiError } from '../api/client';
import { DayBars } from '../charts/day-bars';
import { CompareButton } from '../results/compare-button';
import { S } from '../strings';
import { ConflictQuestion, UnitQuestion, ZoneQuestion } from '../try/open-questions';
import { ReadingsPreview } from '../try/readings-preview';
import { useTrial, type Trial } from '../try/trial';
import { DropZone } from '../ui/drop-zone';
import { SelectField } from '../ui/field';
import { Failed, PageTitle } from '../ui/states';
import { FileReport } from '../usage/file-report';
import { dayRowsOf, everyDay } from '../usage/usage-view';
import { OverlapQuestion } from './overlap-question';
import { sendFile, type KeepStored, type Uploaded } from './send-file';

export function UploadPage() {
  const trial = useTrial();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [progress, setProgress] = useState<number>();
  const [done, setDone] = useState<Uploaded>();
  const [meterId, setMeterId] = useState('');
  const meters = useQuery({
    queryKey: ['meters'],
    queryFn: () => api('GET /meters', { query: { limit: 100 } }),
  });

  const take = (file: File): void => {
    setBusy(true);
    setError(undefined);
    setDone(undefined);
    trial
      .open(file)
      .catch(setError)
      .finally(() => setBusy(false));
  };
  const send = async (keep?: KeepStored): Promise<void> => {
    const { file, options } = trial;
    if (!file?.bytes) return;
    setError(undefined);
    setProgress(0);
    try {
      setDone(
        await sendFile(
          file.name,
          file.bytes,
          { ...options, meterId: meterId || undefined, keep: keep ?? options.keep },
          setProgress,
        ),
      );
      trial.forget();
      await queries.invalidateQueries();
    } catch (failure) {
      setError(failure);
    } finally {
      setProgress(undefined);
    }
  };

  return (
    <div className="wrap">
      <PageTitle title={S.upload.title} lead={S.upload.lead} />
      <div className="stack stack--loose">
        {error instanceof ApiError && error.status === 409 && error.of('keep') !== undefined ? (
          <OverlapQuestion error={error} answer={(keep) => void send(keep)} />
        ) : (
          error !== undefined && <Failed error={error} />
        )}
        {done ? (
          <UploadDone done={done} again={() => setDone(undefined)} />
        ) : trial.file?.bytes && trial.read ? (
          <Checked trial={trial} busy={progress !== undefined} send={() => void send()}>
            {meters.data && meters.data.items.length > 1 && (
              <div className="form-row">
                <SelectField
                  label={S.upload.meter}
                  value={meterId}
                  onChange={(event) => setMeterId(event.target.value)}
                  options={[
                    ['', S.upload.meterOwn],
                    ...meters.data.items.map(({ id, name }) => [id, name] as const),
                  ]}
                />
              </div>
            )}
            {progress !== undefined && (
              <div
                className="progress"
                role="progressbar"
                aria-label={S.upload.sending}
                aria-valuenow={Math.round(progress * 100)}
                aria-valuemin={0}
                aria-valuemax={100}
              >
                <div className="progress__bar" style={{ transform: `scaleX(${progress})` }} />
              </div>
            )}
          </Checked>
        ) : (
          <DropZone take={take} busy={busy} />
        )}
      </div>
    </div>
  );
}

interface CheckedProps {
  readonly trial: Trial;
  readonly busy: boolean;
  readonly send: () => void;
  readonly children: React.ReactNode;
}

/** What was read, what is open, and the button that sends it. */
function Checked({ trial, busy, send, children }: CheckedProps) {
  const { read } = trial;
  const answer = (options: Parameters<Trial['readAgain']>[0]): void => void trial.readAgain(options);
  const other = (
    <button type="button" className="button button--quiet" onClick={trial.forget}>
      {S.check.other}
    </button>
  );
  if (!read?.ok)
    return (
      <>
        <p className="notice notice--warn">{read?.refusal.detail}</p>
        {read?.refusal.reason === 'conflict' && <ConflictQuestion answer={answer} />}
        {read?.refusal.reason === 'unknown_unit' && <UnitQuestion answer={answer} />}
        {read?.report && <FileReport report={read.report} />}
        <div>{other}</div>
      </>
    );
  return (
    <>
      <section className="card stack">
        <div className="row row--between">
          <h2>{trial.file?.name}</h2>
          <div className="row">
            {other}
            <button type="button" className="button" disabled={busy} onClick={send}>
              {busy ? S.upload.sending : S.upload.send}
            </button>
          </div>
        </div>
        {children}
        <FileReport report={read.report} />
        {read.report.timezoneFrom !== 'file' && (
          <div className="form-row">
            <ZoneQuestion zone={read.report.timezone} answer={answer} />
          </div>
        )}
      </section>
      <section className="card stack">
        <h2>{S.check.byDay}</h2>
        <DayBars
          title={S.check.byDay}
          days={everyDay(dayRowsOf(read.days, read.report.totals.import === undefined ? 'house' : 'import'))}
        />
      </section>
      <ReadingsPreview read={read} />
    </>
  );
}

function UploadDone({ done, again }: { done: Uploaded; again: () => void }) {
  return (
    <section className="card stack" role="status">
      <h2>{S.upload.done}</h2>
      <p className="notice notice--good">{S.upload.days(done.daysStored)}</p>
      <FileReport report={done} />
      <div className="row">
        <CompareButton>{S.upload.next}</CompareButton>
        <button type="button" className="button button--quiet" onClick={again}>
          {S.upload.another}
        </button>
      </div>
    </section>
  );
}
