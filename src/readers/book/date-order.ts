/** Day/month or month/day, decided on the whole file: a year of readings goes from one day to the next. */
import { yearMonthDay, civilDay } from '../../engine/calendar/civil.js';
import type { Book } from './book.js';
import type { Register } from './register.js';

const DAY = 86_400;
/** No home uses this much on an ordinary day; as a month it is usual. */
const MONTH_RATHER_THAN_DAY_KWH = 90;

/** Zones of the United States; the rest of America prints the day first or the year. */
const MONTH_FIRST =
  /^(US\/|America\/(Adak|Anchorage|Boise|Chicago|Denver|Detroit|Indiana|Juneau|Kentucky|Los_Angeles|Menominee|Metlakatla|New_York|Nome|North_Dakota|Phoenix|Sitka|Yakutat)|Pacific\/Honolulu)/;

const DAY_FIRST = /^(Europe\/|Australia\/|Pacific\/Auckland|Atlantic\/)/;

/** Settles what the dates themselves left open, and says so. */
export function decideDateOrder(book: Book): void {
  const { dates } = book;
  if (dates.order !== undefined || !dates.ambiguous) return;
  const habit = book.homeOrder ?? orderOfZone(book.options.timezone);
  const evidence = dates.dotted ? 'dmy' : orderFromSequence(book, habit);
  const order = evidence ?? habit ?? 'dmy';
  if (evidence === undefined && book.homeOrder === undefined)
    book.note(
      `The dates can be read as day/month or month/day; ${order === 'dmy' ? 'day/month' : 'month/day'} is assumed. ` +
        'Say which it is with the date order option.',
    );
  dates.order = order;
  if (order === 'mdy') book.turnDates();
}

function orderOfZone(zone: string | undefined): 'dmy' | 'mdy' | undefined {
  if (zone === undefined) return undefined;
  return MONTH_FIRST.test(zone) ? 'mdy' : DAY_FIRST.test(zone) ? 'dmy' : undefined;
}

function orderFromSequence(book: Book, habit: 'dmy' | 'mdy' | undefined): 'dmy' | 'mdy' | undefined {
  const longest = book.registers.reduce(
    (best, register) => (register.length > (best?.length ?? 0) ? register : best),
    book.registers[0],
  );
  if (!longest) return undefined;
  const fromEnds = orderFromEnds(longest);
  if (fromEnds) return fromEnds;
  const asDayMonth: number[] = [];
  const grows = onlyGrows(longest);
  let values = 0;
  let rows = 0;
  for (let i = 0; i < longest.length && asDayMonth.length < 2000; i++) {
    const day = Math.floor(longest.stamps[i]! / DAY);
    if (day !== asDayMonth[asDayMonth.length - 1]) asDayMonth.push(day);
    values += !grows
      ? longest.values[i]!
      : i === 0
        ? 0
        : Math.abs(longest.values[i]! - longest.values[i - 1]!);
    rows++;
  }
  if (asDayMonth.length < 2) return undefined;
  const asMonthDay = asDayMonth.map(exchanged);
  const dmy = steps(asDayMonth);
  const mdy = steps(asMonthDay);
  const perDay = (values * longest.spec.unit.factor) / asDayMonth.length;
  // Several readings on one date are no bills, however much they are.
  const monthly =
    !longest.spec.unit.power && rows < 2 * asDayMonth.length && perDay > MONTH_RATHER_THAN_DAY_KWH;
  const dmyFit = monthly ? dmy.months : dmy.days;
  const mdyFit = monthly ? mdy.months : mdy.days;
  // A few dates prove little against the habit of the place; days that are full of readings prove more.
  const needed = habit === undefined ? 1 : rows < 2 * asDayMonth.length ? 5 : 2;
  if (Math.abs(dmyFit - mdyFit) < needed) return undefined;
  return dmyFit > mdyFit ? 'dmy' : 'mdy';
}

/** Where periods are printed with their ends, the wrong order makes some of them end before they start. */
function orderFromEnds({ stamps, spans, length }: Register): 'dmy' | 'mdy' | undefined {
  let dmyWrong = 0;
  let mdyWrong = 0;
  for (let i = 0; i < length; i++) {
    if (Math.abs(spans[i]!) < DAY) continue;
    const start = Math.floor(stamps[i]! / DAY);
    const end = Math.floor((stamps[i]! + spans[i]!) / DAY);
    if (end < start) dmyWrong++;
    if (exchanged(end) < exchanged(start)) mdyWrong++;
  }
  if (dmyWrong === 0 && mdyWrong > 0) return 'dmy';
  return mdyWrong === 0 && dmyWrong > 0 ? 'mdy' : undefined;
}

/** Readings of a meter's register, oldest or newest first: what was used is their difference. */
function onlyGrows({ spec, values, spans, length }: Register): boolean {
  if (spec.measures === 'index') return true;
  if (spans[0] !== 0) return false;
  const sign = Math.sign(values[length - 1]! - values[0]!);
  for (let i = 1; i < length; i++) if ((values[i]! - values[i - 1]!) * sign < 0) return false;
  return length >= 3 && sign !== 0;
}

const exchanged = (day: number): number => {
  const { year, month, day: dayOfMonth } = yearMonthDay(day);
  return dayOfMonth > 12 ? day : civilDay(year, dayOfMonth, month);
};

function steps(days: readonly number[]): { days: number; months: number } {
  let single = 0;
  let months = 0;
  for (let i = 1; i < days.length; i++) {
    const step = Math.abs(days[i]! - days[i - 1]!);
    if (step === 1) single++;
    else if (step >= 27 && step <= 32) months++;
  }
  return { days: single, months };
}
