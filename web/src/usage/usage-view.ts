/** Readings as the charts need them. The same for a file that was just dropped and for an account's stored days. */

/** A day of one direction. Energy in kWh, for drawing only. */
export interface DayRow {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly direction: 'import' | 'export' | 'production' | 'house';
  readonly kwh: number;
  /** 24 values; null when the readings are not finer than a day. */
  readonly hours: readonly number[] | null;
}

/** A day on which nothing is known has no energy, rather than none used. */
export interface DayTotal {
  readonly date: string;
  readonly kwh: number | null;
}

const nextDay = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/** Every day from the first to the last of the rows, or of their month. @param month first day of the month to show whole */
export function everyDay(rows: readonly DayRow[], month?: string): DayTotal[] {
  const known = new Map(rows.map(({ date, kwh }) => [date, kwh]));
  const last = month === undefined ? (rows.at(-1)?.date ?? '') : lastOfMonth(month);
  const days: DayTotal[] = [];
  for (let date = month ?? rows[0]?.date ?? 'z'; date <= last; date = nextDay(date))
    days.push({ date, kwh: known.get(date) ?? null });
  return days;
}

function lastOfMonth(month: string): string {
  const [year, index] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, index, 0)).toISOString().slice(0, 10);
}

export interface MonthRow {
  /** First day, YYYY-MM-DD. */
  readonly start: string;
  readonly kwh: number;
  readonly days: number;
}

export const dayRowsOf = (days: readonly DayRow[], direction: DayRow['direction']): readonly DayRow[] =>
  days.filter((day) => day.direction === direction);

export function monthRows(days: readonly DayRow[]): MonthRow[] {
  const months = new Map<string, { kwh: number; days: number }>();
  for (const { date, kwh } of days) {
    const start = `${date.slice(0, 7)}-01`;
    const month = months.get(start) ?? { kwh: 0, days: 0 };
    months.set(start, { kwh: month.kwh + kwh, days: month.days + 1 });
  }
  return [...months]
    .map(([start, month]) => ({ start, ...month }))
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}

export type SeasonName = 'winter' | 'spring' | 'summer' | 'autumn';

const NORTHERN: readonly SeasonName[] = [
  'winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer', 'autumn', 'autumn', 'autumn', 'winter',
]; // prettier-ignore
const MIRROR: Readonly<Record<SeasonName, SeasonName>> = {
  winter: 'summer',
  summer: 'winter',
  spring: 'autumn',
  autumn: 'spring',
};

export function seasonOf(date: string, southern = false): SeasonName {
  const season = NORTHERN[Number(date.slice(5, 7)) - 1]!;
  return southern ? MIRROR[season] : season;
}

export interface AverageDay {
  readonly season: SeasonName;
  /** Mean kWh of each hour. */
  readonly hours: readonly number[];
}

/** The average day of every season that has readings finer than a day. */
export function averageDays(days: readonly DayRow[], southern: boolean): AverageDay[] {
  const sums = new Map<SeasonName, { hours: number[]; days: number }>();
  for (const { date, hours } of days) {
    if (!hours) continue;
    const season = seasonOf(date, southern);
    const sum = sums.get(season) ?? { hours: Array<number>(24).fill(0), days: 0 };
    hours.forEach((kwh, hour) => (sum.hours[hour]! += kwh));
    sum.days++;
    sums.set(season, sum);
  }
  return (['winter', 'spring', 'summer', 'autumn'] as const).flatMap((season) => {
    const sum = sums.get(season);
    return sum ? [{ season, hours: sum.hours.map((kwh) => kwh / sum.days) }] : [];
  });
}

export const sumKwh = (days: readonly DayRow[]): number => days.reduce((sum, { kwh }) => sum + kwh, 0);
