/** Where a home is, as far as its seasons are concerned. */
const SOUTHERN = new Set(['AU', 'NZ', 'ZA', 'AR', 'CL', 'UY', 'BR', 'PY', 'BO', 'PE']);

/** Country from the zone's name, where the name tells: enough to pick a seasonal shape, never a network. */
const ZONE_COUNTRY: readonly (readonly [RegExp, string, string?])[] = [
  [/^Australia\/(Sydney|Broken_Hill|Lord_Howe|NSW)$/, 'AU', 'NSW'],
  [/^Australia\/(Melbourne|Victoria)$/, 'AU', 'VIC'],
  [/^Australia\/(Brisbane|Lindeman|Queensland)$/, 'AU', 'QLD'],
  [/^Australia\/(Adelaide|South)$/, 'AU', 'SA'],
  [/^Australia\/(Hobart|Tasmania)$/, 'AU', 'TAS'],
  [/^Australia\/(Perth|West)$/, 'AU', 'WA'],
  [/^Australia\//, 'AU'],
  [/^Pacific\/Auckland$/, 'NZ'],
  [/^America\/(Toronto|Montreal|Vancouver|Edmonton|Winnipeg|Regina|Halifax|St_Johns)$/, 'CA'],
  [/^America\/Phoenix$/, 'US', 'AZ'],
  [/^America\/(New_York|Chicago|Denver|Los_Angeles|Detroit|Boise|Anchorage|Indiana\/.*|Kentucky\/.*)$/, 'US'],
  [/^US\//, 'US'],
  [/^Europe\/(London|Belfast)$/, 'GB'],
  [/^Europe\/Dublin$/, 'IE'],
  [/^Europe\/Amsterdam$/, 'NL'],
  [/^Europe\/Brussels$/, 'BE'],
  [/^Europe\/Berlin$/, 'DE'],
  [/^Europe\/Paris$/, 'FR'],
  [/^Europe\/Madrid$/, 'ES'],
  [/^Europe\/Rome$/, 'IT'],
  [/^Europe\/Lisbon$/, 'PT'],
];

/** Networks whose name tells the state. */
const STATE_OF_NETWORK: readonly (readonly [RegExp, string, string])[] = [
  [/^tdu:/, 'US', 'TX'],
  [/^au:(ausgrid|endeavour|essential)/, 'AU', 'NSW'],
  [/^au:evoenergy/, 'AU', 'ACT'],
  [/^au:(energex|ergon)/, 'AU', 'QLD'],
  [/^au:(sapn|sa-power)/, 'AU', 'SA'],
  [/^au:tasnetworks/, 'AU', 'TAS'],
  [/^au:(citipower|powercor|jemena|ausnet|united)/, 'AU', 'VIC'],
  [/^gsp:/, 'GB', ''],
];

export interface Region {
  readonly country?: string;
  readonly state?: string;
}

/** The region told, completed from the network where that tells the state. */
export function regionOfNetwork(told: Region, network: string | undefined): Region {
  const found =
    network === undefined ? undefined : STATE_OF_NETWORK.find(([pattern]) => pattern.test(network));
  if (!found || (told.country !== undefined && told.country !== found[1])) return told;
  return { country: found[1], state: told.state ?? (found[2] || undefined) };
}

/** The region told, completed from the time zone where that names a country. */
export function regionOf(told: Region, timezone: string): Region {
  const found = ZONE_COUNTRY.find(([pattern]) => pattern.test(timezone));
  const country = told.country ?? found?.[1];
  const state = told.state ?? (found?.[1] === country ? found?.[2] : undefined);
  return { country, state };
}

export const isSouthern = (country: string | undefined, state?: string): boolean =>
  country !== undefined ? SOUTHERN.has(country) : state === 'NSW' || state === 'VIC';

/** `AU-NSW`, or the country alone. */
export const regionKey = ({ country, state }: Region): string | undefined =>
  country && state ? `${country}-${state}` : country;
