/** Australian electricity networks: their names in catalogs, and the clock their customers live by. */
import { slug } from '../record.js';

const ZONES: readonly (readonly [RegExp, string])[] = [
  [/far west/i, 'Australia/Broken_Hill'],
  [/energex|ergon/i, 'Australia/Brisbane'],
  [/citipower|powercor|jemena|united energy|ausnet/i, 'Australia/Melbourne'],
  [/sa power/i, 'Australia/Adelaide'],
  [/tasnetworks/i, 'Australia/Hobart'],
  [/ausgrid|endeavour|essential|evoenergy|actew/i, 'Australia/Sydney'],
  [/power and water/i, 'Australia/Darwin'],
  [/western power|horizon power/i, 'Australia/Perth'],
];

/** First digit of a postcode, for networks that are not known by name. */
const BY_POSTCODE: Readonly<Record<string, string>> = {
  '0': 'Australia/Darwin',
  '2': 'Australia/Sydney',
  '3': 'Australia/Melbourne',
  '4': 'Australia/Brisbane',
  '5': 'Australia/Adelaide',
  '6': 'Australia/Perth',
  '7': 'Australia/Hobart',
};

/** @example networkZone(['Energex'], []) === 'Australia/Brisbane' */
export function networkZone(
  distributors: readonly string[],
  postcodes: readonly string[],
): string | undefined {
  const named = ZONES.find(([pattern]) => distributors.some((name) => pattern.test(name)))?.[1];
  return named ?? BY_POSTCODE[postcodes[0]?.[0] ?? ''];
}

/** @example networkIds(['SA Power Networks']) -> ['au:sa-power-networks'] */
export const networkIds = (distributors: readonly string[]): string[] => [
  ...new Set(distributors.map((name) => `au:${slug(name.replace(/\(electricity\)|\bstandard\b/gi, ''))}`)),
];
