/**
 * A schedule compiled to day templates: for every day, which price period each slot of the wall clock belongs to.
 * Calendars with equal keys are interchangeable, so a thousand plans need only as many passes as they have distinct calendars.
 */
import { weekday, yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { holiday, HOLIDAY_NAMES } from '../calendar/holidays.js';
import { done, refuse, type Outcome } from '../refusal.js';
import type { Holidays, Schedule, Season, Window } from './structure.js';

const MINUTES_PER_DAY = 1440;
const UNCOVERED = 255;
/** Sunday … Saturday are 0 … 6. */
const HOLIDAY = 7;

export interface PriceCalendar {
  /** Equal for calendars that are interchangeable. */
  readonly id: number;
  readonly periods: readonly string[];
  readonly slotSeconds: number;
  /** Period index of each slot of a day. Days with equal slots share one array. */
  template(day: CivilDay): Uint8Array;
  /** For each of the days [first, last]: the period and the second of the day up to which it runs, run by run. */
  runs(first: CivilDay, last: CivilDay): readonly Int32Array[];
  /** Whether a period occurs on a day. */
  occurs(period: number, day: CivilDay): boolean;
}

/** The periods of a day's slots. @param dayType 0–6 = Sunday to Saturday, or HOLIDAY */
type Paint = (month: number, day: number, dayType: number) => Uint8Array;

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const monthDay = (text: string): number => Number(text.slice(0, 2)) * 100 + Number(text.slice(3, 5));

/** Tells whether a day (month × 100 + day) lies in a season, which may wrap the year. */
export function seasonTest(season: Season): (day: number) => boolean {
  const from = monthDay(season.from);
  const to = monthDay(season.to);
  return from <= to ? (day) => from <= day && day <= to : (day) => day >= from || day <= to;
}

function dayMatches(window: Window, dayType: number): boolean {
  if (!window.days) return true;
  return window.days.some((name) => {
    switch (name) {
      case 'holiday':
        return dayType === HOLIDAY;
      case 'weekday':
        return dayType >= 1 && dayType <= 5;
      case 'weekend':
        return dayType === 0 || dayType === 6;
      default:
        return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(name) === dayType;
    }
  });
}

/** The type of a day under a holiday rule: its weekday, or what a holiday counts as. */
function dayTyper(holidays: Holidays | undefined): (day: CivilDay) => number {
  if (!holidays) return weekday;
  const countsAs = holidays.countAs === 'holiday' ? HOLIDAY : 0;
  const byYear = new Map<number, Set<CivilDay>>();
  const explicit = new Set(holidays.dates ?? []);
  const isoOf = (day: CivilDay): string => {
    const { year, month, day: d } = yearMonthDay(day);
    return `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  };
  return (day) => {
    const { year } = yearMonthDay(day);
    let days = byYear.get(year);
    if (!days) {
      // A New Year's Day kept on the Friday before lies in the old year.
      days = new Set(
        [year, year + 1].flatMap((y) =>
          (holidays.named ?? []).map((name) => holiday(name, y, holidays.observance ?? 'actual_day')),
        ),
      );
      byYear.set(year, days);
    }
    return days.has(day) || (explicit.size > 0 && explicit.has(isoOf(day))) ? countsAs : weekday(day);
  };
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

function slotMinutes(windows: readonly Window[]): number {
  let common = MINUTES_PER_DAY;
  for (const window of windows) {
    if (window.from) common = gcd(common, minutes(window.from));
    if (window.to) common = gcd(common, minutes(window.to));
  }
  return common;
}

/** Paints a day of `slot` minutes: which window, of those that cover it, comes first. */
function windowPainter(
  windows: readonly Window[],
  index: ReadonlyMap<string, number>,
  fallback: number,
  slot: number,
): Paint {
  const rules = windows.map((window) => ({
    window,
    covers: window.season && seasonTest(window.season),
    from: minutes(window.from ?? '00:00') / slot,
    to: minutes(window.to ?? '24:00') / slot,
    period: index.get(window.period)!,
  }));
  return (month, day, dayType) => {
    const template = new Uint8Array(MINUTES_PER_DAY / slot).fill(fallback);
    // Painted from last to first, so that the first window that matches wins.
    for (const { window, covers, from, to, period } of rules.toReversed()) {
      if (window.months && !window.months.includes(month)) continue;
      if (covers && !covers(month * 100 + day)) continue;
      if (!dayMatches(window, dayType)) continue;
      if (from < to) template.fill(period, from, to);
      else {
        template.fill(period, from);
        template.fill(period, 0, to);
      }
    }
    return template;
  };
}

const ids = new Map<string, number>();

/** A small number for a long key: what sums are remembered by. */
function idOf(key: string): number {
  let id = ids.get(key);
  if (id === undefined) ids.set(key, (id = ids.size));
  return id;
}

const dayTypesMatter = (schedule: Schedule): boolean =>
  !('windows' in schedule) || schedule.windows.some((window) => window.days !== undefined);

/** The key under which equal calendars meet, whatever the clock: it only says which of a clock's days and times are which. */
function keyOf(schedule: Schedule, periods: readonly string[], holidays: Holidays | undefined): string {
  return JSON.stringify([schedule, periods, dayTypesMatter(schedule) ? (holidays ?? null) : null]);
}

/**
 * Compiles a schedule; refuses one that names an unknown period or leaves an hour of some day without a price.
 * @param pointer JSON pointer of the component, for the refusal
 */
export function compileCalendar(
  schedule: Schedule | undefined,
  periods: readonly string[],
  holidays: Holidays | undefined,
  pointer: string,
): Outcome<PriceCalendar> {
  if (!schedule) {
    if (periods.length === 1) return done(WHOLE_DAY);
    return refuse(
      'uncovered_hours',
      'there are several price periods but no schedule says when each applies',
      pointer,
    );
  }
  if (periods.length > UNCOVERED) {
    return refuse('unsupported', `more than ${UNCOVERED} price periods`, `${pointer}/periods`);
  }
  for (const name of holidays?.named ?? []) {
    if (!HOLIDAY_NAMES.includes(name)) {
      return refuse('malformed', `the holiday "${name}" is not known`, '/holidays/named');
    }
  }
  const known = compiledBefore.get(keyOf(schedule, periods, holidays))?.deref();
  if (known) return done(known);
  let paint: Paint;
  let slot: number;
  let seasonal = false;
  if ('windows' in schedule) {
    const index = new Map(periods.map((name, i) => [name, i]));
    for (const [w, window] of schedule.windows.entries()) {
      if (!index.has(window.period)) {
        return refuse(
          'missing_price',
          `a window names the period "${window.period}", which has no price`,
          `${pointer}/schedule/windows/${w}/period`,
        );
      }
    }
    const otherwise = schedule.otherwise === undefined ? UNCOVERED : index.get(schedule.otherwise);
    if (otherwise === undefined) {
      return refuse(
        'missing_price',
        `"otherwise" names the period "${schedule.otherwise}", which has no price`,
        `${pointer}/schedule/otherwise`,
      );
    }
    slot = slotMinutes(schedule.windows);
    seasonal = schedule.windows.some((window) => window.season);
    paint = windowPainter(schedule.windows, index, otherwise, slot);
  } else {
    for (const matrix of ['weekday', 'weekend'] as const) {
      const highest = Math.max(...schedule[matrix].flat());
      if (highest >= periods.length) {
        return refuse(
          'missing_price',
          `the ${matrix} schedule points at period ${highest}, but only ${periods.length} have a price`,
          `${pointer}/schedule/${matrix}`,
        );
      }
    }
    slot = 60;
    paint = (month, _day, dayType) => {
      const matrix = dayType >= 1 && dayType <= 5 ? schedule.weekday : schedule.weekend;
      return Uint8Array.from(matrix[month - 1]!);
    };
  }
  const gap = firstUncovered(paint, seasonal, holidays?.countAs === 'holiday', slot);
  if (gap) return refuse('uncovered_hours', `no price period covers ${gap}`, `${pointer}/schedule`);
  const key = keyOf(schedule, periods, holidays);
  const compiled = new PaintedCalendar(idOf(key), periods, slot * 60, paint, seasonal, dayTyper(holidays));
  compiledBefore.set(key, new WeakRef(compiled));
  return done(compiled);
}

/** Calendars that somebody still holds: equal ones are one object, which knows its days already. */
const compiledBefore = new Map<string, WeakRef<PriceCalendar>>();

/** The runs of a day's slots. */
function runsOf(template: Uint8Array, slotSeconds: number): Int32Array {
  const runs: number[] = [];
  for (const [slot, period] of template.entries())
    if (period !== template[slot + 1]) runs.push(period, (slot + 1) * slotSeconds);
  return Int32Array.from(runs);
}

class PaintedCalendar implements PriceCalendar {
  private readonly byDay = new Map<CivilDay, Uint8Array>();
  private readonly painted = new Map<number, Uint8Array>();
  private readonly found = new Map<Uint8Array, Uint8Array>();
  private readonly runsByTemplate = new Map<Uint8Array, Int32Array>();
  /** Homes of one answer have the same days. */
  private lastRuns: { first: CivilDay; last: CivilDay; days: readonly Int32Array[] } | undefined;

  constructor(
    readonly id: number,
    readonly periods: readonly string[],
    readonly slotSeconds: number,
    private readonly paint: Paint,
    private readonly seasonal: boolean,
    private readonly typeOf: (day: CivilDay) => number,
  ) {}

  template(day: CivilDay): Uint8Array {
    let found = this.byDay.get(day);
    if (!found) this.byDay.set(day, (found = this.paintDay(day)));
    return found;
  }

  runs(first: CivilDay, last: CivilDay): readonly Int32Array[] {
    if (this.lastRuns?.first === first && this.lastRuns.last === last) return this.lastRuns.days;
    const days = Array.from({ length: last - first + 1 }, (_, d) => {
      const template = this.template(first + d);
      let runs = this.runsByTemplate.get(template);
      if (!runs) this.runsByTemplate.set(template, (runs = runsOf(template, this.slotSeconds)));
      return runs;
    });
    this.lastRuns = { first, last, days };
    return days;
  }

  private paintDay(civil: CivilDay): Uint8Array {
    const { month, day } = yearMonthDay(civil);
    const type = this.typeOf(civil);
    const key = (this.seasonal ? month * 100 + day : month * 100) * 8 + type;
    let found = this.painted.get(key);
    if (!found) this.painted.set(key, (found = this.paint(month, day, type)));
    return found;
  }

  occurs(period: number, day: CivilDay): boolean {
    const template = this.template(day);
    let present = this.found.get(template);
    if (!present) {
      present = new Uint8Array(this.periods.length);
      for (const of of template) present[of] = 1;
      this.found.set(template, present);
    }
    return present[period] === 1;
  }
}

/** The calendar of a table with one price period: every minute belongs to it. */
export const WHOLE_DAY: PriceCalendar = new PaintedCalendar(
  idOf('whole day'),
  ['all'],
  86_400,
  (
    (slots) => () =>
      slots
  )(new Uint8Array(1)),
  false,
  () => 0,
);

const DAY_WORDS = [
  'Sundays',
  'Mondays',
  'Tuesdays',
  'Wednesdays',
  'Thursdays',
  'Fridays',
  'Saturdays',
  'holidays',
];

/** Words for the first slot of the year that no window covers, or undefined when all are covered. */
function firstUncovered(
  paint: Paint,
  seasonal: boolean,
  holidays: boolean,
  slot: number,
): string | undefined {
  for (let month = 1; month <= 12; month++) {
    for (let day = 1; day <= (seasonal ? 31 : 1); day++) {
      for (let type = 0; type < (holidays ? 8 : 7); type++) {
        const at = paint(month, day, type).indexOf(UNCOVERED);
        if (at >= 0) {
          const minute = at * slot;
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          return `${time} on ${DAY_WORDS[type]} in month ${month}`;
        }
      }
    }
  }
  return undefined;
}
