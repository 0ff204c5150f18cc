/** A folder of homes (`homes.json` and one `start,kwh` CSV per home), read as the protocol of docs/accuracy.md reads it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay } from '../engine/calendar/civil.js';
import { gatherDays, type DayTable } from '../engine/projection/day-table.js';
import type { Usage } from '../engine/series/usage.js';

interface HomeMeta {
  readonly id: string;
  readonly file: string;
  readonly country?: string;
  readonly region: string;
  readonly intervalMinutes: number;
  readonly real: boolean;
}

export interface Home {
  readonly id: string;
  readonly country?: string;
  readonly region: string;
  readonly real: boolean;
  /** On the home's own wall clock, taken as UTC: the files print no offset and hold no clock change. */
  readonly usage: Usage;
  readonly days: DayTable;
}

function readUsageCsv(path: string, intervalMinutes: number): Usage {
  const starts: number[] = [];
  const quantities: number[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const comma = line.indexOf(',');
    if (comma < 0) continue;
    const day = parseDay(line.slice(0, 10));
    if (day === undefined) throw new Error(`${path}: no day in "${line}"`);
    starts.push(day * 86_400 + Number(line.slice(11, 13)) * 3600 + Number(line.slice(14, 16)) * 60);
    quantities.push(Math.round(Number(line.slice(comma + 1)) * 1e6));
  }
  const begin = Float64Array.from(starts);
  return {
    timeline: { starts: begin, ends: begin.map((start) => start + intervalMinutes * 60) },
    registers: { general: Float64Array.from(quantities) },
  };
}

export function readHomes(folder: string): Home[] {
  const list = JSON.parse(readFileSync(join(folder, 'homes.json'), 'utf8')) as HomeMeta[];
  return list.map((meta) => {
    const usage = readUsageCsv(join(folder, meta.file), meta.intervalMinutes);
    const days = gatherDays(usage.timeline, usage.registers.general, 'UTC');
    if (!days) throw new Error(`${meta.file} holds no readings`);
    return { id: meta.id, country: meta.country, region: meta.region, real: meta.real, usage, days };
  });
}
