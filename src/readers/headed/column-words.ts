/** The words in which portals of many countries head their columns. Labels are compared in a plain form. */
import { wordTable } from '../../engine/word-table.js';

/** Energy and power units of columns and cells, in the spelling of the channels. */
export type EnergyUnit = 'kWh' | 'Wh' | 'MWh' | 'W' | 'kW' | 'm3' | 'L' | 'J' | 'GJ';

const UNIT_WORDS = wordTable<EnergyUnit>({
  kwh: 'kWh',
  kwhs: 'kWh',
  wh: 'Wh',
  whs: 'Wh',
  mwh: 'MWh',
  kw: 'kW',
  w: 'W',
  watt: 'W',
  watts: 'W',
  m3: 'm3',
  'm³': 'm3',
  'm^3': 'm3',
  l: 'L',
  liter: 'L',
  litre: 'L',
  gj: 'GJ',
});

/** @example unitOf('kWhs') === 'kWh' */
export const unitOf = (text: string): EnergyUnit | undefined => UNIT_WORDS[text.trim().toLowerCase()];

/**
 * A label in plain form: lower case, without accents, words apart (also those of camelCase), units kept whole.
 * @example plainLabel('energiaVertida_kWh') === 'energia vertida kwh'
 * @example plainLabel('Début') === 'debut'
 */
export function plainLabel(label: string): string {
  return label
    .slice(0, 200)
    .replace(/m³|m\^3/gi, ' m3 ')
    .replace(
      /(?<![A-Za-z])[km]?wh?s?(?![A-Za-z])|(?<=[a-z])[km]?whs?(?![A-Za-z])/gi,
      (unit) => ` ${unit.toLowerCase()} `,
    )
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The unit a label names, in brackets or as its last word. @example labelUnit('Energy Produced (Wh)') === 'Wh' */
export function labelUnit(label: string): EnergyUnit | undefined {
  const words = plainLabel(label).split(' ');
  for (let i = words.length - 1; i >= 0; i--) {
    const unit = unitOf(words[i]!);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

const word = (alternatives: string): RegExp => new RegExp(`(?:^| )(?:${alternatives})(?= |$)`);

/** Money, weather, electrical values and the like: columns beside the energy. */
const BESIDE = word(
  'price|prijs|tarief in|cost|costs|costes?|kosten|eur|euro|precio|importe|prix|cout|temperatu\\w*|buitentemperatuur|voltage|' +
    'spanning|stroomsterkte|current|co2|epex|ttf|reactiv\\w*|kvarh?|kva|factor|peak power|max power|efficiency|income|revenue',
);
/** Energy that never passed the grid meter. */
const BEHIND_METER = word(
  'autocons\\w*|self ?consum\\w*|self use|autoconsom\\w*|zelfverbruik|eigenverbrauch|batter\\w*|charg\\w*|discharg\\w*|stored',
);
const EXPORT = word(
  'export\\w*|returned|return|retour|terug\\w*|injec\\w*|injekt\\w*|\\w*einspeis\\w*|feed ?in|fed in|vertid[ao]|vertidos?|exced\\w*|' +
    'inyect\\w*|injet\\w*|(in|into|to) (the )?(grid|utility)|(in|ins|in das) netz|a la red|in rete|vers le reseau|naar (het )?net|' +
    'surplus|immess[ae]|immission[ei]|cedut[ae]|injetad\\w*|salient\\w*|sold|dodavk\\w*|to grid|abgegeben\\w*|inmatning|(til|till) (nettet|nat)|do site|pretok\\w*|oddan\\w*|salg\\w*|ruck(lief|speis)\\w*',
);
const IMPORT = word(
  'import\\w*|purchas\\w*|from (the )?(grid|utility)|de (la )?red|(aus dem|vom) netz|dalla rete|du reseau|(van|uit) (het )?net|\\w*bezug|bezogen\\w*|afname|soutir\\w*|preliev\\w*|bought|uttag|odber|pobor|pobran\\w*',
);
const PRODUCTION = word(
  'produ[ck]\\w*|produzion\\w*|generat\\w*|generac\\w*|generad\\w*|pv|fv|fotovolt\\w*|photovolt\\w*|solaire|zonne\\w*|solar|yield|\\w*ertrag|erzeug\\w*|opwek\\w*|opgewekt\\w*',
);
const CONSUMPTION = word(
  'load|house|household|consum\\w*|conso\\w*|usage|used|use|verbruik\\w*|\\w*verbrauch\\w*|home',
);

/** The grid alone: what was taken less what was given. */
const NET = /^grid( energy)?( k?wh?)?$/;

export type ColumnFlow = 'import' | 'export' | 'production' | 'consumption' | 'net';

/**
 * What flows in a column around the house, by its label; undefined for money, weather, batteries and words unknown. The narrower
 * meaning wins: "Imported from Grid" is import, "Solar to grid" export.
 */
export function columnFlow(label: string): ColumnFlow | undefined {
  const plain = plainLabel(label);
  if (BESIDE.test(plain) || BEHIND_METER.test(plain)) return undefined;
  if (NET.test(plain)) return 'net';
  if (EXPORT.test(plain)) return 'export';
  if (IMPORT.test(plain)) return 'import';
  if (PRODUCTION.test(plain)) return 'production';
  return CONSUMPTION.test(plain) ? 'consumption' : undefined;
}
