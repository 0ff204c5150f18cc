/** What was read of the file, and the questions it leaves open. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { ask } from '../analysis/client';
import { DayBars } from '../charts/day-bars';
import { placeName } from '../plans/network-name';
import { S } from '../strings';
import { SelectField } from '../ui/field';
import { PageTitle } from '../ui/states';
import { FileReport } from '../usage/file-report';
import { dayRowsOf, everyDay } from '../usage/usage-view';
import { ConflictQuestion, UnitQuestion, ZoneQuestion } from './open-questions';
import { ReadingsPreview } from './readings-preview';
import { useTrial, type Trial } from './trial';

export function CheckPage() {
  const trial = useTrial();
  const [, go] = useLocation();
  useEffect(() => {
    if (!trial.read) go('/', { replace: true });
  }, [trial.read, go]);
  if (!trial.read) return null;
  return trial.read.ok ? (
    <Readable trial={trial} read={trial.read} />
  ) : (
    <Unreadable trial={trial} read={trial.read} />
  );
}

type Read = NonNullable<Trial['read']>;

function Unreadable({ trial, read }: { trial: Trial; read: Extract<Read, { ok: false }> }) {
  const [, go] = useLocation();
  const answer = (options: Parameters<Trial['readAgain']>[0]): void => void trial.readAgain(options);
  return (
    <div className="wrap wrap--narrow">
      <PageTitle title={S.check.notRead} lead={trial.file?.name} />
      <div className="stack stack--loose">
        <p className="notice notice--warn">
          {/\.(pdf|png|jpe?g|heic|gif|webp)$/i.test(trial.file?.name ?? '')
            ? S.check.picture
            : read.refusal.detail}
        </p>
        {read.refusal.reason === 'conflict' && <ConflictQuestion answer={answer} />}
        {read.refusal.reason === 'unknown_unit' && <UnitQuestion answer={answer} />}
        {read.report && read.report.rejectedRows > 0 && <FileReport report={read.report} />}
        <div>
          <button type="button" className="button button--quiet" onClick={() => go('/')}>
            {S.check.other}
          </button>
        </div>
      </div>
    </div>
  );
}

function Readable({ trial, read }: { trial: Trial; read: Extract<Read, { ok: true }> }) {
  const [, go] = useLocation();
  const catalog = useQuery({ queryKey: ['catalog'], queryFn: () => ask('catalog'), networkMode: 'always' });
  const { report, days, meters } = read;
  const electric = report.commodity === null || report.commodity === 'electricity';
  const shown = dayRowsOf(days, report.totals.import === undefined ? 'house' : 'import');
  const networks = (catalog.data?.networks ?? [])
    .map(({ id, country, supplier }) => [id, placeName(id, country, supplier)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b));
  return (
    <div className="wrap">
      <PageTitle title={S.check.title} lead={trial.file?.name || S.check.lead}>
        <div className="row">
          <button type="button" className="button button--quiet" onClick={() => go('/')}>
            {S.check.other}
          </button>
          {electric && (
            <button type="button" className="button" onClick={() => go('/try/results')}>
              {S.check.go}
            </button>
          )}
        </div>
      </PageTitle>
      <div className="stack stack--loose">
        {!electric && (
          <p className="notice notice--warn">
            {S.check.otherCommodity((S.home.commodities[report.commodity] ?? report.commodity).toLowerCase())}
          </p>
        )}
        <div className="card">
          <h2 className="visually-hidden">{S.check.summary}</h2>
          <FileReport report={report} />
        </div>
        <div className="form-row">
          {report.timezoneFrom !== 'file' && trial.file?.bytes && (
            <ZoneQuestion zone={report.timezone} answer={(options) => void trial.readAgain(options)} />
          )}
          {meters.length > 1 && (
            <SelectField
              label={S.check.meterQuestion}
              value={trial.meter ?? ''}
              onChange={(event) => trial.change({ meter: event.target.value || undefined })}
              options={[
                ['', S.check.allMeters] as const,
                ...meters.map((name) => [name, S.check.meter(name)] as const),
              ]}
            />
          )}
          {read.network === null && networks.length > 1 && (
            <SelectField
              label={S.check.network}
              hint={S.check.networkWhy}
              value={trial.network ?? ''}
              onChange={(event) => trial.change({ network: event.target.value || undefined })}
              options={[['', S.check.networkAny] as const, ...networks]}
            />
          )}
        </div>
        {shown.length > 0 && (
          <section className="card stack">
            <h2>{S.check.byDay}</h2>
            <DayBars title={S.check.byDay} days={everyDay(shown)} />
          </section>
        )}
        <ReadingsPreview read={read} />
      </div>
    </div>
  );
}
