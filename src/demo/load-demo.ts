/** The first start: a catalog of real plans and a household to look at, through the same services as everybody's data. */
import type { INestApplicationContext } from '@nestjs/common';
import { AuthService } from '../auth/auth.service.js';
import { createHash } from 'node:crypto';
import { CatalogImportService } from '../plans/catalog-import.service.js';
import { CatalogService } from '../plans/catalog.service.js';
import { UploadsService } from '../usage/uploads.service.js';
import { demoCatalog } from './catalog.js';
import { DEMO_TIMEZONE, householdReadings } from './household.js';
import { smartMeterTexasCsv } from './smart-meter-texas.js';

export const DEMO_LOGIN = { email: 'demo@treebeard.example', password: 'treebeard demo' } as const;

/** Loads the demo catalog and household into a database whose catalog was never filled; else does nothing. */
export async function loadDemo(app: INestApplicationContext): Promise<void> {
  const { version } = await app.get(CatalogService).current();
  if (version > 0) return;
  await app.get(CatalogImportService).store(demoCatalog(), {});
  const { user } = await app.get(AuthService).register({
    ...DEMO_LOGIN,
    name: 'Demo household',
    postcode: '75201',
    country: 'US',
    timezone: DEMO_TIMEZONE,
    consent: true,
  });
  const bytes = Buffer.from(smartMeterTexasCsv(householdReadings(), DEMO_TIMEZONE));
  const file = {
    fileName: 'demo-household.csv',
    bytes,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
  };
  await app.get(UploadsService).upload(user.id, file, {});
}
