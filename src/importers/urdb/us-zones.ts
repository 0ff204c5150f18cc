/**
 * Time zones of United States utilities, because URDB hours are the local clock's and records name no zone. By EIA number where a
 * large utility is known, else by a state in the utility's name; else the zone the caller gives.
 */
import { wordTable } from '../../engine/word-table.js';

const ZONES = {
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  arizona: 'America/Phoenix',
  pacific: 'America/Los_Angeles',
  hawaii: 'Pacific/Honolulu',
  alaska: 'America/Anchorage',
} as const;

type ZoneName = keyof typeof ZONES;

/** EIA-861 utility numbers (United States Energy Information Administration). */
const BY_EIAID: Readonly<Record<ZoneName, readonly number[]>> = {
  eastern: [
    1167, 4176, 4226, 4254, 5109, 5416, 6452, 7140, 9617, 13573, 14006, 14715, 14940, 15477, 18454, 19876,
  ],
  central: [195, 11241, 13781, 16954, 19436, 20847, 55937],
  mountain: [5701, 9191, 14354, 15466, 40165],
  arizona: [803, 16572],
  pacific: [11208, 13407, 14328, 15248, 15500, 16534, 16609, 17609],
  hawaii: [],
  alaska: [],
};

const BY_STATE: readonly (readonly [RegExp, ZoneName])[] = [
  [/\b(california|oregon|washington state|nevada)\b/i, 'pacific'],
  [/\barizona\b/i, 'arizona'],
  [/\b(colorado|new mexico|utah|wyoming|montana|idaho)\b/i, 'mountain'],
  [
    /\b(texas|illinois|wisconsin|minnesota|iowa|missouri|arkansas|louisiana|mississippi|alabama|oklahoma|kansas|nebraska|dakota)\b/i,
    'central',
  ],
  [/\bhawaii/i, 'hawaii'],
  [/\balaska\b/i, 'alaska'],
  [
    /\b(new york|jersey|pennsylvania|ohio|virginia|carolina|georgia|florida|maryland|connecticut|massachusetts|maine|vermont|new hampshire|rhode island|delaware|michigan|indiana|kentucky)\b/i,
    'eastern',
  ],
];

/** State codes as catalogs use them in file and folder names. */
const BY_CODE = wordTable<ZoneName>({
  ca: 'pacific', or: 'pacific', wa: 'pacific', nv: 'pacific', az: 'arizona', co: 'mountain', nm: 'mountain', ut: 'mountain',
  wy: 'mountain', mt: 'mountain', id: 'mountain', tx: 'central', il: 'central', wi: 'central', mn: 'central', ia: 'central',
  mo: 'central', ar: 'central', la: 'central', ms: 'central', al: 'central', ok: 'central', ks: 'central', ne: 'central',
  nd: 'central', sd: 'central', ny: 'eastern', nj: 'eastern', pa: 'eastern', oh: 'eastern', va: 'eastern', nc: 'eastern',
  sc: 'eastern', ga: 'eastern', fl: 'eastern', md: 'eastern', ct: 'eastern', ma: 'eastern', me: 'eastern', vt: 'eastern',
  nh: 'eastern', ri: 'eastern', de: 'eastern', mi: 'eastern', in: 'eastern', ky: 'eastern', tn: 'central', wv: 'eastern',
  hi: 'hawaii', ak: 'alaska', dc: 'eastern',
}); // prettier-ignore

/** @example usZone({ eiaid: '14328' }) === 'America/Los_Angeles' */
export function usZone(hint: { eiaid?: string; words?: string; state?: string }): string | undefined {
  const number = Number(hint.eiaid);
  const byNumber = (Object.keys(BY_EIAID) as ZoneName[]).find((zone) => BY_EIAID[zone].includes(number));
  const byWords = BY_STATE.find(([pattern]) => pattern.test(hint.words ?? ''))?.[1];
  const found = byNumber ?? BY_CODE[hint.state?.toLowerCase() ?? ''] ?? byWords;
  return found && ZONES[found];
}
