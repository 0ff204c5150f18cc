/** The words in which portals of many countries head their columns. Labels are compared in a plain form. */
import type { Direction } from '../../engine/series/usage.js';

/** Energy and power units of columns and cells, in the spelling of the channels. */
export type EnergyUnit = 'kWh' | 'Wh' | 'MWh' | 'W' | 'kW' | 'm3' | 'L' | 'J' | 'GJ';

const UNIT_WORDS: Readonly<Record<string, EnergyUnit>> = {
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
};

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
  'export\\w*|returned|return|retour|terug\\w*|injec\\w*|injekt\\w*|einspeis\\w*|feed ?in|fed in|vertid[ao]|vertidos?|' +
    'exced\\w*|surplus|immess[ae]|immission[ei]|cedut[ae]|injetad\\w*|gelvr|salient\\w*|as|sold|dodavk\\w*|to grid|' +
    'abgegeben\\w*|refoul\\w*|28[012]|2 8 [012]',
);
const PRODUCTION = word(
  'produ[ck]\\w*|generat\\w*|generac\\w*|generad\\w*|gegenereerd|pv|solar|yield|erzeug\\w*|opwek\\w*|opgewekt\\w*|zonnepanelen|totwhout',
);
const HOUSE = word('load|house|household use|consumed|consumption');
const IMPORT = word(
  'import\\w*|verbruik\\w*|verbr|levering|afname|offtake|consum\\w*|conso\\w*|soutir\\w*|preliev\\w*|prelev\\w*|usage|used|use|' +
    'delivered|purchas\\w*|from grid|bezug|bezogen\\w*|verbrauch\\w*|odber\\w*|ae|entrant\\w*|18[012]|1 8 [012]|energ[yi]\\w*|electri\\w*',
);
const GAS = word('gas|gaz|aardgas|erdgas|plyn');
const WATER = word('water|wasser|eau|agua|acqua');

export type ColumnFlow = Direction | 'gas' | 'water' | 'beside' | 'behind_meter';

/**
 * What flows in a column, by its label; undefined when no word is known. Words of the narrower meaning win: "Imported from
 * Grid" is import, "Exported to Grid" export, "Gas usage" gas.
 */
export function columnFlow(label: string): ColumnFlow | undefined {
  const plain = plainLabel(label);
  if (BESIDE.test(plain)) return 'beside';
  if (BEHIND_METER.test(plain)) return 'behind_meter';
  if (GAS.test(plain)) return 'gas';
  if (WATER.test(plain)) return 'water';
  if (EXPORT.test(plain)) return 'export';
  if (word('import\\w*|purchas\\w*|from grid').test(plain)) return 'import';
  if (PRODUCTION.test(plain)) return 'production';
  if (HOUSE.test(plain)) return 'house';
  return IMPORT.test(plain) ? 'import' : undefined;
}
