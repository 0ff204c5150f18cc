/** Totals of one commodity in one direction; different kinds are never added up. */
import type { CommodityStatsDto } from '../api/schema';
import { MonthBars } from '../charts/month-bars';
import { count, day, decimal, monthYear } from '../format';
import { S } from '../strings';

const MONTHS = 24;

export function CommodityCard({ stats }: { stats: CommodityStatsDto }) {
  const { commodity, direction, unit, latest, currentMonth, lastMonth } = stats;
  const name = `${S.home.commodities[commodity]}, ${S.check.directions[direction]}`;
  const amount = (value: number | string): string => `${decimal(value, 1)} ${unit}`;
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
        unit={unit}
        axisFormat={count}
        bars={stats.months
          .slice(-MONTHS)
          .map(({ month, total }) => ({ start: `${month}-01`, value: Number(total) }))}
      />
    </section>
  );
}
