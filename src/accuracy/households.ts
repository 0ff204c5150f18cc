/** Households' own downloads, read as the product reads them: homes that nothing was fitted on. */
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { regionOf } from '../engine/projection/region.js';
import { gatherDays } from '../engine/projection/day-table.js';
import { gridUsage } from '../engine/series/grid-usage.js';
import { readUsage } from '../readers/read-usage.js';
import type { Home } from './homes.js';
import { windowsOf } from './protocol.js';

/** A year of less than this is a meter that nobody lives behind. */
const LIVED_IN_KWH = 100;

interface Listed {
  readonly file: string;
  readonly kind?: string;
  /** The zone that a file without one was made in. */
  readonly zone_used?: string;
}

/** The real households that the folder's `expected.json` lists, else every file in it. */
function filesOf(folder: string): Listed[] {
  const list = join(folder, 'expected.json');
  if (existsSync(list)) {
    return (JSON.parse(readFileSync(list, 'utf8')) as Listed[]).filter(({ kind }) => kind === 'real');
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ file: join(entry.parentPath, entry.name).slice(folder.length + 1) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Homes of the folder with a whole year of electricity taken from the grid; files that are something else are passed over. */
export async function readHouseholds(folder: string): Promise<Home[]> {
  const homes: Home[] = [];
  for (const { file, zone_used } of filesOf(folder)) {
    const path = join(folder, file);
    const readout = await readUsage(createReadStream(path), { fileName: file, timezone: zone_used });
    const usage = readout.ok ? gridUsage(readout.channels, {}) : undefined;
    if (!readout.ok || !usage?.ok) continue;
    const { timezone } = readout.report;
    const days = gatherDays(usage.value.timeline, usage.value.registers.general, timezone);
    if (!days) continue;
    const { country, state } = regionOf({}, timezone);
    const home: Home = { id: file, country, region: state, real: true, usage: usage.value, days };
    const windows = windowsOf(home);
    if (windows.length > 0 && windows.every((window) => window.truthKwh >= LIVED_IN_KWH)) homes.push(home);
  }
  return homes;
}
