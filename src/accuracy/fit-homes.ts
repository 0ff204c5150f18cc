/**
 * Writes the homes that the seasonal shapes are made of into src/engine/projection/known-homes.ts, from a folder of homes:
 * `node dist/src/accuracy/fit-homes.js DIR`, then build, then fit-months.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { lateShare } from '../engine/projection/hours-clue.js';
import { mean } from './statistics.js';
import { readHomes, type Home } from './homes.js';
import { monthMeans, readMonths } from './month-means.js';

const FILE = 'src/engine/projection/known-homes.ts';
/** A month of less than this share of the home's mean was hardly lived in: its hours are those of a fridge. */
const LIVED_IN = 0.1;

const text = (values: readonly (number | null)[]): string =>
  values.map((value) => (value === null ? 'null' : String(Number(value.toFixed(3))))).join(', ');

function knownHome(home: Home): string[] {
  const means = monthMeans(home.days);
  if (means.size < 12) return [];
  const average = mean([...means.values()]);
  const months = Array.from({ length: 12 }, (_, m) => m + 1);
  const late = months.map((month) => {
    const shares = readMonths(home.days)
      .filter((read) => read.month === month && mean(read.kwh) >= LIVED_IN * average)
      .flatMap((read) => lateShare(home.days, read.days) ?? []);
    return shares.length > 0 ? mean(shares) : null;
  });
  return [
    `  { id: '${home.id}', region: '${home.country}-${home.region}', late: [${text(late)}], ` +
      `shape: [${text(months.map((month) => means.get(month)! / average))}] },`,
  ];
}

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('usage: fit-homes DIR\n');
  process.exit(2);
}
const homes = readHomes(folder).filter((home) => home.real);
writeFileSync(
  FILE,
  readFileSync(FILE, 'utf8').replace(
    /(KNOWN_HOMES: readonly KnownHome\[\] = \[\n)[\s\S]*?(^\];)/m,
    (_, head: string, tail: string) => `${head}${homes.flatMap(knownHome).join('\n')}\n${tail}`,
  ),
);
