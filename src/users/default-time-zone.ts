/** Where a person's clock can be told from country and postcode. */

/** Countries with one zone (overseas territories aside). */
const BY_COUNTRY: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna', BE: 'Europe/Brussels', BG: 'Europe/Sofia', CH: 'Europe/Zurich', CZ: 'Europe/Prague',
  DE: 'Europe/Berlin', DK: 'Europe/Copenhagen', EE: 'Europe/Tallinn', ES: 'Europe/Madrid', FI: 'Europe/Helsinki',
  FR: 'Europe/Paris', GB: 'Europe/London', GR: 'Europe/Athens', HR: 'Europe/Zagreb', HU: 'Europe/Budapest',
  IE: 'Europe/Dublin', IN: 'Asia/Kolkata', IT: 'Europe/Rome', JP: 'Asia/Tokyo', LK: 'Asia/Colombo',
  LT: 'Europe/Vilnius', LU: 'Europe/Luxembourg', LV: 'Europe/Riga', MT: 'Europe/Malta', NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo', NZ: 'Pacific/Auckland', PL: 'Europe/Warsaw', PT: 'Europe/Lisbon', RO: 'Europe/Bucharest',
  SE: 'Europe/Stockholm', SG: 'Asia/Singapore', SI: 'Europe/Ljubljana', SK: 'Europe/Bratislava', ZA: 'Africa/Johannesburg',
}; // prettier-ignore

/** First digit of an Australian postcode: its state. */
const AUSTRALIA: Readonly<Record<string, string>> = {
  0: 'Australia/Darwin', 2: 'Australia/Sydney', 3: 'Australia/Melbourne', 4: 'Australia/Brisbane',
  5: 'Australia/Adelaide', 6: 'Australia/Perth', 7: 'Australia/Hobart',
}; // prettier-ignore

/** From a three-digit ZIP prefix on, ascending. Counties that keep another clock than their state's larger part are not told apart. */
const UNITED_STATES: readonly (readonly [number, string])[] = [
  [0, 'America/New_York'], [350, 'America/Chicago'], [373, 'America/New_York'], [380, 'America/Chicago'],
  [398, 'America/New_York'], [420, 'America/Chicago'], [425, 'America/New_York'], [463, 'America/Chicago'],
  [465, 'America/New_York'], [480, 'America/Detroit'], [500, 'America/Chicago'], [577, 'America/Denver'],
  [580, 'America/Chicago'], [590, 'America/Denver'], [600, 'America/Chicago'], [693, 'America/Denver'],
  [700, 'America/Chicago'], [798, 'America/Denver'], [838, 'America/Los_Angeles'], [840, 'America/Denver'],
  [850, 'America/Phoenix'], [870, 'America/Denver'], [889, 'America/Los_Angeles'], [967, 'Pacific/Honolulu'],
  [969, 'Pacific/Guam'], [970, 'America/Los_Angeles'], [995, 'America/Anchorage'],
]; // prettier-ignore

/** Undefined where the country has several zones and the postcode does not tell. @example defaultTimeZone('US', '77002') === 'America/Chicago' */
export function defaultTimeZone(country: string, postcode: string): string | undefined {
  if (country === 'AU') return AUSTRALIA[postcode[0] ?? ''];
  if (country !== 'US') return BY_COUNTRY[country];
  const prefix = /^\d{3}/.exec(postcode)?.[0];
  if (!prefix) return undefined;
  return UNITED_STATES.findLast(([from]) => from <= Number(prefix))?.[1];
}
