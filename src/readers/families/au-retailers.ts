/** Files of Australian retailers and distributors' portals, one reading per row. */
import { tableFamily } from '../table/table-family.js';

/** AGL "profile read": local clock with daylight saving; the second value is the meter's register. */
export const aglProfileRead = tableFamily({
  format: 'agl-long-csv',
  titles: ['nmi', 'register code', 'start date', 'profile read value'],
  homeZone: 'Australia/Melbourne',
  homeOrder: 'dmy',
  unit: 'kWh',
  ignore: /^register read/,
  label: auRegister,
});

export const redEnergyLong = tableFamily({
  format: 'redenergy-long-csv',
  titles: ['nmi', 'read type', 'register', 'date', 'interval', 'start time', 'value'],
  homeZone: 'Australia/Melbourne',
  homeOrder: 'dmy',
  label: auRegister,
});

/** Amber: market time beside the local one, prices and costs beside the energy. */
export const amberUsage = tableFamily({
  format: 'amber-csv',
  titles: ['start time', 'end time', 'nem time', 'channel type', 'usage'],
  homeZone: 'Australia/Sydney',
  homeOrder: 'dmy',
  unit: 'kWh',
  ignore: /price|cost|spot|renewables/,
  label: auRegister,
});

/** "E1", "99999#B1", "Generalusage", "feedIn", "controlledLoad". */
function auRegister(text: string) {
  const suffix = /(?:^|[#\s])([EB])\d?$/i.exec(text.trim())?.[1]?.toUpperCase();
  if (suffix === 'B' || /feed-?in|solar|generation|export/i.test(text))
    return { direction: 'export' } as const;
  if (/control/i.test(text)) return { direction: 'import', role: 'controlled_load' } as const;
  if (suffix === 'E' || /general|usage|consum|peak|shoulder/i.test(text))
    return { direction: 'import' } as const;
  if (/^[QK]\d$/i.test(text.trim())) return 'skip' as const;
  return {};
}
