/** `treebeard demo --files DIR`: the demo home and the demo catalog as files, to try the command line without data of one's own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoCatalogFiles } from '../demo/catalog.js';
import { DEMO_TIMEZONE, householdReadings } from '../demo/household.js';
import { smartMeterTexasCsv } from '../demo/smart-meter-texas.js';

export function writeDemoFiles(folder: string): void {
  const plans = join(folder, 'plans');
  mkdirSync(plans, { recursive: true });
  const usage = join(folder, 'usage.csv');
  writeFileSync(usage, smartMeterTexasCsv(householdReadings(), DEMO_TIMEZONE));
  for (const { name, json } of demoCatalogFiles())
    writeFileSync(join(plans, `${name}.json`), `${JSON.stringify(json, null, 1)}\n`);
  console.log(
    `${usage} holds a year of 15-minute readings, ${plans} a catalog of real plans. Next:\n` +
      `  npx treebeard rank --usage ${usage} --plans ${plans}`,
  );
}
