/** Texas delivery companies (TDUs) and their dated charges. */
import type { CatalogImporter, CatalogRecord, Imported } from '../catalog.js';
import { dayOf, decimalOf, plain, textOf, type Decimal } from '../record.js';

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/oncor/i, 'ONCOR'],
  [/center ?point/i, 'CENTERPOINT'],
  [/aep.*central|^AEP_?C/i, 'AEP_CENTRAL'],
  [/aep.*north|^AEP_?N/i, 'AEP_NORTH'],
  [/tnmp|texas[- ]new mexico/i, 'TNMP'],
  [/lpl|lubbock/i, 'LPL'],
  [/nueces/i, 'NUECES'],
];

/** @example tduRef('TEXAS-NEW MEXICO POWER COMPANY') === 'tdu:TNMP' */
export function tduRef(name: string): string {
  const known = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  return `tdu:${
    known ??
    name
      .trim()
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '_')
  }`;
}

/** @example dollars(decimalOf(5.0339)) -> 0.050339 */
export const dollars = (cents: Decimal): Decimal => cents.div(100);

/**
 * How far a row is believed where rows of one day disagree: a supplier's label quotes the tariff itself, a row that its own source
 * replaced is believed least, unless labels were found to agree with it.
 */
function authorityOf(source: string, note: string): number {
  if (/\befls?\b/i.test(source)) return 3;
  if (/agree with this/i.test(note)) return 2;
  return /superseded/i.test(source) ? 0 : 1;
}

/** Rows `{tdu, effective, fixed_usd_month, energy_cents_kwh}`. */
export const tduCharges: CatalogImporter = {
  catalog: 'us_tx_tdu',
  recognises: (value) => 'tdu' in value && 'fixed_usd_month' in value && 'energy_cents_kwh' in value,
  read: (record) => [readRow(record)],
};

function readRow({ value, path }: CatalogRecord): Imported {
  const tdu = textOf(value['tdu']) ?? '';
  const from = dayOf(value['effective']);
  const perMonth = decimalOf(value['fixed_usd_month']);
  const perKwh = decimalOf(value['energy_cents_kwh']);
  if (!from || !perMonth || !perKwh)
    return {
      kind: 'skipped',
      detail: `${path}: charges of ${tdu} without their ${from ? 'amounts' : 'first day'}`,
    };
  return {
    kind: 'delivery',
    ref: tduRef(tdu),
    row: { from, perMonth: plain(perMonth), perKwh: plain(dollars(perKwh)) },
    authority: authorityOf(textOf(value['source']) ?? '', textOf(value['note']) ?? ''),
  };
}

/** No fee for leaving in the last fourteen days of a term (Public Utility Commission of Texas, rule 25.475). */
export const TEXAS_WAIVED_DAYS = 14;
