/** Totals of one commodity in one direction; different kinds are never added up. */
import type { CommodityStatsDto } from '../api/schema';
import { MonthBars, type MonthBar } from '../charts/month-bars';
import { count, day, energy, monthYear, unitName } from '../format';
import { S } from '../strings';

const LEAST_MONTHS = 12;
const MOST_MONTHS = 24;

/** A year at the least and two at the most, ending with the last month; a month without readings keeps its place. */
function barsOf(months: CommodityStatsDto['months']): MonthBar[] {
  const totals = new Map(months.map(({ month, total }) => [month, Number(total)]));
  const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const last = indexOf(months.at(-1)!.month);
  const shown = Math.min(MOST_MONTHS, Math.max(LEAST_MONTHS, last - indexOf(months[0]!.month) + 1));
  return Array.from({ length: shown }, (_, i) => {
    const index = last - shown + 1 + i;
    const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    return { start: `${month}-01`, value: totals.get(month) ?? null };
  });
}

export function CommodityCard({ stats }: { stats: CommodityStatsDto }) {
  const { commodity, direction, unit, latest, currentMonth, lastMonth } = stats;
  const name = `${S.home.commodities[commodity]}, ${S.check.directions[direction]}`;
  const amount = (value: number | string): string => energy(value, unit);
  const figures: (readonly [name: string, value: string, note?: string])[] = [
    [S.home.latest, amount(latest.total), day(latest.date)],
    [
      monthYear(`${currentMonth.month}-01`),
      amount(currentMonth.total),
      lastMonth ? `${S.home.lastMonth}: ${amount(lastMonth.total)}` : undefined,
    ],
    [S.home.average, amount(stats.monthlyAverage)],
    [S.home.total, amount(stats.total), `${day(stats.first)} – ${day(stats.last)}`],
  ];
  return (
    <section className="card stack">
      <h2>{name}</h2>
      <dl className="grid grid--small">
        {figures.map(([term, value, note]) => (
          <div key={term} className="figure">
            <dt>{term}</dt>
            <dd>
              {value}
              {note && <small>{note}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <MonthBars
        title={`${S.home.monthly}: ${name}`}
        name={S.usage.energy}
        format={amount}
        unit={unitName(unit)}
        axisFormat={count}
        bars={barsOf(stats.months)}
      />
    </section>
  );
}
