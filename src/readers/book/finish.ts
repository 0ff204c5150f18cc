/** The end of a file: settle the registers, choose among them, and write the report. */
import type { ReadChannel } from '../revisions.js';
import type { UsageReport } from '../report.js';
import type { Book, ZoneChoice } from './book.js';
import { chooseRegisters } from './choose.js';
import { decideDateOrder } from './date-order.js';
import { describe } from './describe.js';
import { direct, type Directed } from './directions.js';
import { inferZone } from './infer-zone.js';
import { joinTariffs } from './join-tariffs.js';
import { LocalClock } from './local-clock.js';
import { settle } from './settle.js';
import type { Settled } from './settled.js';

export interface Finished {
  readonly report: UsageReport;
  readonly channels: readonly ReadChannel[];
}

/** Closes the book. The report always tells what was found, also when there are no readings or a conflict. */
export function finish(book: Book, format: string, encoding: string): Finished {
  decideDateOrder(book);
  book.settleDates();
  const zone = chooseZone(book);
  const clock = new LocalClock(zone.name);
  const settled = book.registers.map((register) =>
    settle(register, clock, book.options.keep, (line, reason) => book.reject(line, reason)),
  );
  const flows = joinTariffs(settled, clock);
  const wanted = book.options.meter ? flows.filter(({ spec }) => spec.meter === book.options.meter) : flows;
  const chosen = chooseRegisters(wanted, (sentence) => book.note(sentence)).filter((one) =>
    hasKnownLength(one, book),
  );
  const directed: Directed[] = [];
  let negative = 0;
  for (const one of chosen) {
    const result = direct(one);
    directed.push(...result.channels);
    negative += result.negative;
    noteSigns(book, one, result.negative, result.flipped);
  }
  noteMeters(book, directed);
  const report = describe(book, format, encoding, zone, wanted, chosen, directed, negative);
  const channels = report.conflicts.length > 0 ? [] : directed.map(({ channel }) => channel);
  return { report, channels };
}

/** Mean power is energy only over a known time. */
function hasKnownLength({ spec, starts, intervalProved }: Settled, book: Book): boolean {
  if (!spec.unit.power || intervalProved || starts.length === 0) return true;
  book.note(
    'The values are mean power, and neither the file nor the spacing of its rows shows how long each lasts: no energy can be stated.',
  );
  return false;
}

function chooseZone(book: Book): ZoneChoice {
  if (book.zone !== undefined) return { name: book.zone, from: 'file' };
  const wall = book.registers.some((register) => register.length > 0 && !register.isInstant(0));
  if (book.options.timezone !== undefined) return { name: book.options.timezone, from: 'option' };
  if (!wall && book.registers.some((register) => register.length > 0))
    return { name: book.homeZone ?? 'UTC', from: 'file' };
  if (book.homeZone !== undefined) return { name: book.homeZone, from: 'assumed' };
  const inferred = inferZone(book);
  if (inferred !== undefined) {
    book.note(
      `The clock changes in the file are those of ${inferred}; that zone is assumed. Name the right one if it is another.`,
    );
    return { name: inferred, from: 'assumed' };
  }
  if (wall)
    book.note(
      'The file names no time zone; UTC is assumed. Name the zone of the meter to have the hours right.',
    );
  return { name: 'UTC', from: 'assumed' };
}

/** Meters of one home are added up; those of others do not belong. */
function noteMeters(book: Book, directed: readonly Directed[]): void {
  const meters = new Set(
    directed.flatMap(({ channel: { commodity, direction, meter } }) =>
      commodity === 'electricity' && direction === 'import' ? [meter] : [],
    ),
  );
  if (meters.size > 1)
    book.note(
      `${meters.size} meters with import are in the file (${[...meters].slice(0, 5).join(', ')}${meters.size > 5 ? ' …' : ''}); they are added up. Name one to read it alone.`,
    );
}

function noteSigns(book: Book, { spec }: Settled, negative: number, flipped: boolean): void {
  const name = spec.register || spec.direction;
  if (flipped) book.note(`The values of ${name} are printed negative; they are read as ${spec.direction}.`);
  if (negative === 0) return;
  const negatives =
    negative === 1 ? `1 negative reading of ${name} is` : `${negative} negative readings of ${name} are`;
  if (spec.direction === 'net')
    book.note(`${name} is import less export within each interval: negative values are export.`);
  else if (spec.direction === 'import') book.note(`${negatives} read as export.`);
  else book.note(`${negatives} read as 0.`);
}
