import { EASTERN_TARIFFS } from './us-east.js';
import { WESTERN_TARIFFS } from './us-west.js';

/** The tariffs as plans in our own writing. */
export const usUtilities = (): object[] =>
  [...WESTERN_TARIFFS, ...EASTERN_TARIFFS].map(
    ({ id, name, supplier, eiaid, effectiveFrom, url, structure: rates }) => ({
      id,
      name,
      supplier,
      country: 'US',
      version: effectiveFrom,
      effectiveFrom,
      networks: [`eiaid:${eiaid}`],
      contractMonths: 0,
      exitFee: { kind: 'none' },
      source: { url, retrieved: '2026-07-01', licence: 'CC0-1.0' },
      structure: rates,
    }),
  );
