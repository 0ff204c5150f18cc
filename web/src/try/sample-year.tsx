/** A year of the sample home as a picture: what a file turns into. Drawn by the worker's leave, in a place that is kept for it. */
import { useQuery } from '@tanstack/react-query';
import { ask } from '../analysis/client';
import { HeatCells, withHours } from '../charts/heat-map';
import { S } from '../strings';
import { dayRowsOf } from '../usage/usage-view';

export function SampleYear({ ready }: { ready: boolean }) {
  const year = useQuery({
    queryKey: ['sample-year'],
    queryFn: () => ask('sampleYear'),
    enabled: ready,
    staleTime: Infinity,
    networkMode: 'always',
  });
  const days = year.data ? withHours(dayRowsOf(year.data, 'import')) : [];
  return (
    <figure className="sample-year">
      <div className="sample-year__picture">
        {days.length > 0 && <HeatCells days={days} label={S.landing.year} />}
      </div>
      <figcaption className="muted">{S.landing.yearNote}</figcaption>
    </figure>
  );
}
