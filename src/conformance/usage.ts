/** The usage suite: every file named in `DIR/expected.json` is read and compared with what its `must` says. */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Direction } from '../engine/series/usage.js';
import { readUsage, type UsageReadout, type UsageReport } from '../readers/read-usage.js';
import type { CaseResult } from './case.js';

interface Must {
  readonly outcome: 'read' | 'none' | 'conflict' | 'other_commodity' | 'series';
  readonly totals?: Record<string, number>;
  readonly readings?: Record<string, number>;
  readonly intervalMinutes?: number;
  readonly firstStartUtc?: string;
  readonly lastEndUtc?: string;
  readonly gaps?: number;
  readonly rejectedAtLeast?: number;
  readonly uncertain?: boolean;
}

interface UsageCase {
  readonly file: string;
  readonly zone_used?: string;
  /** Rows that the case itself says are to be dropped. */
  readonly duplicates?: number;
  readonly must: Must;
}

/** Judges the files one by one. Tables of many homes (`series`) are no household's download and are not judged. */
export async function* runUsageSuite(dir: string): AsyncIterable<CaseResult> {
  const list = join(dir, 'expected.json');
  if (!existsSync(list)) return;
  const cases = JSON.parse(readFileSync(list, 'utf8')) as UsageCase[];
  for (const one of cases) if (one.must.outcome !== 'series') yield await judge(dir, one);
}

async function judge(dir: string, { file, zone_used, duplicates, must }: UsageCase): Promise<CaseResult> {
  const path = join(dir, file);
  if (!existsSync(path)) return { case: file, status: 'failed', detail: 'the file is not there' };
  const readout = await readUsage(createReadStream(path), {
    fileName: file.split('/').pop()!,
    timezone: zone_used,
  });
  const differences = differencesOf(readout, must);
  if (differences.length === 0) return { case: file, status: 'passed' };
  const contradiction = readout.ok && contradictionOf(readout.report, must, duplicates);
  if (contradiction) return { case: file, status: 'contradicted', detail: contradiction };
  const status = readout.ok || must.outcome !== 'read' ? 'failed' : 'refused';
  return { case: file, status, expected: must, got: summary(readout), detail: differences.join('; ') };
}

const close = (got: number, wanted: number): boolean =>
  Math.abs(got - wanted) <= Math.max(0.001, Math.abs(wanted) * 1e-6) + 1e-9;

/** What differs from the `must`, in words; empty when the case is passed. */
export function differencesOf(readout: UsageReadout, must: Must): string[] {
  const electric = readout.ok
    ? readout.report.channels.filter((channel) => channel.commodity === 'electricity')
    : [];
  switch (must.outcome) {
    case 'none':
      if (electric.length === 0 || (must.uncertain && totalsMatch(readout, must))) return [];
      return ['readings came out where none should'];
    case 'conflict':
      if (!readout.ok || (must.uncertain && must.totals && totalsMatch(readout, must))) return [];
      return ['a total came out where there is a conflict'];
    case 'other_commodity':
      return otherCommodity(readout, electric.length, must);
    default:
      if (!readout.ok) return must.uncertain ? [] : [`refused: ${readout.refusal.detail}`];
      return readDifferences(readout.report, must);
  }
}

function totalsMatch(readout: UsageReadout, must: Must): boolean {
  return readout.ok && totalDifferences(readout.report, must.totals ?? {}).length === 0;
}

function totalDifferences(report: UsageReport, totals: Record<string, number>): string[] {
  const got = report.totals as Record<string, string | undefined>;
  return Object.entries(totals)
    .filter(([direction, wanted]) => got[direction] === undefined || !close(Number(got[direction]), wanted))
    .map(([direction, wanted]) => `${direction} is ${got[direction] ?? 'absent'}, not ${wanted}`);
}

function readDifferences(report: UsageReport, must: Must): string[] {
  const found = totalDifferences(report, must.totals ?? {});
  for (const [direction, wanted] of Object.entries(must.readings ?? {})) {
    const got = report.channels
      .filter((channel) => channel.commodity === 'electricity' && channel.direction === direction)
      .reduce((sum, channel) => sum + channel.readings, 0);
    if (got !== wanted) found.push(`${direction} has ${got} readings, not ${wanted}`);
  }
  const compare = (name: string, got: unknown, wanted: unknown): void => {
    if (wanted !== undefined && got !== wanted)
      found.push(`${name} is ${String(got)}, not ${String(wanted)}`);
  };
  compare('intervalMinutes', report.intervalMinutes, must.intervalMinutes);
  compare('first', report.first, must.firstStartUtc);
  compare('last', report.last, must.lastEndUtc);
  compare('gaps', report.gaps, must.gaps);
  if (report.rejectedRows < (must.rejectedAtLeast ?? 0))
    found.push(`${report.rejectedRows} rows rejected, not ${must.rejectedAtLeast}`);
  return found;
}

/**
 * A case that says how many rows are to be dropped and yet counts their energy contradicts itself. One sentence where nothing but
 * the totals differs, exactly by the energy of the rows that we dropped, and these are as many as the case says.
 */
function contradictionOf(report: UsageReport, must: Must, duplicates = 0): string | undefined {
  const { dropped } = report;
  if (must.outcome !== 'read' || duplicates === 0) return undefined;
  if (report.duplicates !== duplicates || dropped.length !== duplicates) return undefined;
  const { totals = {}, ...rest } = must;
  if (readDifferences(report, rest).length > 0) return undefined;
  const countedTwice = Object.entries(totals).every(([direction, wanted]) => {
    const kwh = dropped
      .filter((row) => row.direction === direction && row.unit === 'kWh')
      .reduce((sum, row) => sum + Number(row.quantity), 0);
    return Math.abs(Number(report.totals[direction as Direction] ?? NaN) + kwh - wanted) < 1e-6;
  });
  if (!countedTwice) return undefined;
  const rows = dropped.map(
    ({ line, start, quantity, unit }) => `line ${line} (${start}, ${quantity} ${unit})`,
  );
  return `its facts say duplicates: ${duplicates}, yet its total counts their energy: ${rows.join(', ')}`;
}

/** Gas or water is never electricity; its totals per unit where known. "gas kWh" is energy of gas. */
function otherCommodity(readout: UsageReadout, electric: number, must: Must): string[] {
  if (electric > 0) return ['electricity came out of a gas or water file'];
  if (!readout.ok) return must.totals && !must.uncertain ? [`refused: ${readout.refusal.detail}`] : [];
  const found: string[] = [];
  for (const [name, wanted] of Object.entries(must.totals ?? {})) {
    const unit = name.split(' ').pop()!;
    const got = readout.report.channels
      .filter((channel) => channel.unit === unit)
      .reduce((sum, channel) => sum + Number(channel.total), 0);
    if (!close(got, wanted)) found.push(`${name} is ${got}, not ${wanted}`);
  }
  return found;
}

function summary(readout: UsageReadout): unknown {
  if (!readout.ok) return { refusal: readout.refusal };
  const { format, totals, intervalMinutes, first, last, gaps, rejectedRows, channels, timezone } =
    readout.report;
  return {
    format, timezone, totals, intervalMinutes, first, last, gaps, rejectedRows,
    readings: channels.map(({ register, direction, readings, total, unit }) => ({ register, direction, readings, total, unit })),
  }; // prettier-ignore
}
