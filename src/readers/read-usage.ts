/**
 * The one door: any file a household can download becomes readings with a report, or a refusal that says what was seen.
 * Pure and streaming: the same in the service, on the command line and in the browser.
 */
import { isTimeZone } from '../engine/calendar/zone.js';
import type { ReadOptions } from './book/book.js';
import { finish } from './book/finish.js';
import { inOneZone, joinBooks } from './book/join-books.js';
import { LIMITS, LimitError, MalformedError } from './limits.js';
import type { ReadChannel } from './revisions.js';
import { howToExport } from './portals.js';
import { readFiles } from './source/files.js';
import type { Recognised, Unrecognised } from './source/document.js';
import type { ReadingRefusal, UsageReport } from './report.js';

export type { ReadOptions } from './book/book.js';
export type { ReadingRefusal, UsageReport } from './report.js';

export type UsageReadout =
  | { readonly ok: true; readonly report: UsageReport; readonly channels: readonly ReadChannel[] }
  /** The report is there whenever a family knew the file. */
  | { readonly ok: false; readonly refusal: ReadingRefusal; readonly report?: UsageReport };

/**
 * Reads a usage file.
 * @param source the whole file, or its chunks in order
 * @example const readout = await readUsage(bytes, { fileName: 'IntervalData.csv', timezone: 'America/Chicago' })
 */
export async function readUsage(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<UsageReadout> {
  if (options.timezone !== undefined && !isTimeZone(options.timezone))
    return refused(
      'malformed',
      `${JSON.stringify(options.timezone)} is no time zone; name one like America/Chicago.`,
    );
  try {
    return judge(await readFiles(source, options), options);
  } catch (error) {
    if (error instanceof LimitError) return refused('too_large', `The file was not read: ${error.message}.`);
    if (error instanceof MalformedError)
      return refused('malformed', `The file was not read: ${error.message}. ${error.remedy}`);
    throw error;
  }
}

const refused = (reason: ReadingRefusal['reason'], detail: string, report?: UsageReport): UsageReadout =>
  report ? { ok: false, refusal: { reason, detail }, report } : { ok: false, refusal: { reason, detail } };

/** Documents of one format that fit together become one; the months of a year often come in a file each. */
function together(known: readonly Recognised[]): Recognised[] {
  const byFormat = new Map<string, Recognised[]>();
  for (const one of known) byFormat.set(one.format, [...(byFormat.get(one.format) ?? []), one]);
  return [...byFormat.values()].flatMap((alike) => {
    const books = alike.map(({ book }) => book);
    return alike.length > 1 && inOneZone(books) ? [{ ...alike[0]!, book: joinBooks(books) }] : alike;
  });
}

/** Of files of different formats the one with most electricity counts. */
const weight = ({ readings, commodity }: UsageReport): number =>
  readings + (commodity === 'electricity' && readings > 0 ? LIMITS.readings : 0);

/** Says what else was found and not read. */
function withOthers(report: UsageReport, all: readonly { readonly report: UsageReport }[]): UsageReport {
  const others = all.filter((one) => one.report.readings > 0 && one.report.notes !== report.notes);
  if (others.length === 0) return report;
  const named = others.map((one) => `${one.report.format} (${one.report.readings} readings)`).join(', ');
  const sentence = `Only the ${report.format} file is read; send the others one by one: ${named}.`;
  return { ...report, notes: [...report.notes, sentence] };
}

/** What was sent instead of readings, what is needed, and where to get it. */
function unknown(documents: readonly Unrecognised[], { timezone, fileName = '' }: ReadOptions): string {
  const strange = documents.find(({ stranger }) => stranger);
  const what =
    documents.length === 0
      ? 'The archive holds no data file. '
      : strange?.stranger
        ? `This is no usage file: it is ${strange.stranger.seen}. ${strange.stranger.advice} `
        : 'The file is empty. Choose the meter and the dates in the portal and download it again. ';
  return what.replace(/ +$/, ' ') + howToExport(`${fileName} ${strange?.beginning ?? ''}`, timezone);
}

function judge(documents: readonly (Recognised | Unrecognised)[], options: ReadOptions): UsageReadout {
  const known = documents.filter((one): one is Recognised => 'book' in one);
  if (known.length === 0) return refused('unknown_format', unknown(documents as Unrecognised[], options));
  const readouts = together(known).map(({ book, format, encoding }) => finish(book, format, encoding));
  const best = readouts.reduce((a, b) => (weight(b.report) > weight(a.report) ? b : a));
  const { channels } = best;
  const report = withOthers(best.report, readouts);
  if (report.conflicts.length > 0) {
    const [first] = report.conflicts;
    const more = report.conflicts.length - 1;
    return refused(
      'conflict',
      `${first!.start} is given twice with different values (${first!.values.join(' and ')}, lines ${first!.lines.join(' and ')})` +
        `${more > 0 ? `, and so are ${more === LIMITS.conflictsListed - 1 ? 'many others' : `${more} other readings`}` : ''}. ` +
        'Choose which to keep, the first or the last.',
      report,
    );
  }
  if (channels.length === 0) {
    const [first] = report.rejected;
    const rejected =
      report.rejectedRows === 1 ? '1 row was rejected' : `${report.rejectedRows} rows were rejected`;
    const why = first
      ? ` ${rejected}${report.rejectedRows === 1 ? '' : ', the first'} (line ${first.line}): ${first.reason}.`
      : '';
    const { missing } = report.quality;
    const blank =
      missing === 0
        ? ''
        : missing === 1
          ? ' 1 row has a time but no value.'
          : ` ${missing} rows have a time but no value.`;
    const notes = report.notes.length > 0 ? ` ${report.notes.join(' ')}` : '';
    return refused(
      'no_readings',
      `The file is ${report.format}, but no reading is in it.${why}${blank}${notes} ${howToExport(report.format, options.timezone)}`,
      report,
    );
  }
  if (channels.every(({ direction }) => direction === 'submeter')) {
    return refused(
      'no_readings',
      `The file is ${report.format} and holds circuits or devices inside the home only, not what the home took from the grid. ${howToExport('', options.timezone)}`,
      report,
    );
  }
  return { ok: true, report, channels };
}
