import { readUsage, type ReadOptions, type UsageReadout } from '../../src/readers/read-usage.js';

/** Reads a usage file given as lines. */
export const readLines = (lines: readonly string[], options: ReadOptions = {}): Promise<UsageReadout> =>
  readUsage(new TextEncoder().encode(lines.join('\n')), options);

export const readJson = (document: unknown, options: ReadOptions = {}): Promise<UsageReadout> =>
  readLines([JSON.stringify(document)], options);

/** The facts of a readout that a family is judged by; a refusal is its reason. */
export function facts(readout: UsageReadout): unknown {
  if (!readout.ok) return readout.refusal.reason;
  const { format, totals, first, last, intervalMinutes, gaps } = readout.report;
  const other = readout.report.channels.filter(({ commodity }) => commodity !== 'electricity');
  return {
    format,
    totals,
    first,
    last,
    intervalMinutes,
    gaps,
    ...(other.length > 0 && {
      other: other.map(({ commodity, unit, total }) => `${commodity} ${total} ${unit}`),
    }),
  };
}
