/** A folder of homes (`homes.json` and one `start,kwh` CSV per home), read as the protocol of docs/accuracy.md reads it. */
import { existsSync, readFileSync } from 'node:fs';
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
  readonly region?: string;
  readonly real: boolean;
  /** On the home's own wall clock, taken as UTC: the files print no offset and hold no clock change. */
  readonly usage: Usage;
  readonly days: DayTable;
}

/** What is wrong with a folder, in one line that says what to do. */
export class HomesError extends Error {}

function readUsageCsv(path: string, intervalMinutes: number): Usage {
  if (!existsSync(path)) throw new HomesError(`${path} is not there, but homes.json names it`);
  const rows: { start: number; quantity: number }[] = [];
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .forEach((line, i) => {
      const [stamp = '', value = ''] = line.trim().split(',');
      if (stamp === '' || value === '') return;
      const day = parseDay(stamp.slice(0, 10));
      const start = day! * 86_400 + Number(stamp.slice(11, 13)) * 3600 + Number(stamp.slice(14, 16)) * 60;
      const kwh = Number(value);
      if (!Number.isFinite(start) || !Number.isFinite(kwh)) {
        throw new HomesError(`${path} line ${i + 2}: "${line.trim()}" is not "YYYY-MM-DDTHH:MM:SS,kwh"`);
      }
      rows.push({ start, quantity: Math.round(kwh * 1e6) });
    });
  rows.sort((a, b) => a.start - b.start);
  const starts = Float64Array.from(rows, (row) => row.start);
  return {
    timeline: { starts, ends: starts.map((start) => start + intervalMinutes * 60) },
    registers: { general: Float64Array.from(rows, (row) => row.quantity) },
  };
}

function readList(folder: string): HomeMeta[] {
  const path = join(folder, 'homes.json');
  if (!existsSync(path)) throw new HomesError(`no homes.json in ${folder}; give --homes DIR`);
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new HomesError(`${path} is no JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(list)) throw new HomesError(`${path} must hold a list of homes`);
  return list.map((meta: Partial<HomeMeta>, i) => {
    if (typeof meta.id !== 'string' || typeof meta.file !== 'string' || typeof meta.region !== 'string') {
      throw new HomesError(`${path}: home ${i + 1} needs id, file and region`);
    }
    if (!(Number(meta.intervalMinutes) > 0 && Number(meta.intervalMinutes) <= 1440)) {
      throw new HomesError(`${path}: ${meta.id} needs intervalMinutes between 1 and 1440`);
    }
    return { ...(meta as HomeMeta), real: meta.real !== false };
  });
}

/** @throws HomesError naming the file, and the line where there is one */
export function readHomes(folder: string): Home[] {
  return readList(folder).map((meta) => {
    const path = join(folder, meta.file);
    const usage = readUsageCsv(path, meta.intervalMinutes);
    const days = gatherDays(usage.timeline, usage.registers.general, 'UTC');
    if (!days) throw new HomesError(`${path} holds no readings`);
    return { id: meta.id, country: meta.country, region: meta.region, real: meta.real, usage, days };
  });
}
