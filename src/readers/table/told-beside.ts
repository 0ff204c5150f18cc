/** What stands beside a table and says what its columns leave open: lines above the heading, the name of the file or sheet. */
import type { Commodity, Direction } from '../../engine/series/usage.js';
import { plain } from './words.js';

export interface ToldBeside {
  readonly commodity?: Commodity;
  readonly direction?: Direction;
  /** Said by the name that tells it from its siblings; lines above a table may speak of other things. */
  readonly certain?: true;
}

/** Titles that a loose word above the table does not overrule. */
export const USED = /consum|usage|used|verbr|forbr|spotreb|zuzyc|kulut/;

const GAS_LINE =
  /\bnatural gas\b|\bgas (usage|use|consumption|meter|verbruik|reading|readings)\b|\b(fuel|service|commodity|energy type)\b\W*gas\b|\berdgas\b|\bgaz naturel\b|\bconsommation de gaz\b/;
const GAS_NAME = /(?<!british )\b(gas|gaz|erdgas)\b/;
const ELECTRIC = /electr|elektr|\bstrom\b|\bstroom\b/;
const PRODUCED =
  /\b(solar|pv|inverter|photovolt\w*)\b.*\b(produ[ck]\w*|generat\w*|yield|ertrag)\b|\b(produ[ck]\w*|generation)\b.*\b(report|solar|pv)\b/;
const GIVEN =
  /\bfeed ?-?in\b(?! ?tarif)|\b(solar|grid) exports?\b|\bexported\b|\bexport (meter|mpan|readings?|to (the )?grid)\b|teruglevering|einspeisung|returned to (the )?grid/;
/** The whole name of one of several files or sheets; alone, "export" is what a download is called. */
const EXPORT_NAME =
  /^(grid |solar )?(exports?|feed ?-?in|teruglevering|einspeisung|injection)( (kwh|readings?|data))?$/;

/**
 * @param lines above the heading
 * @param name of the file or sheet
 * @param oneOfSeveral the name tells it from others beside it
 */
export function toldBeside(lines: readonly string[], name: string, oneOfSeveral: boolean): ToldBeside {
  const above = plain(lines.join(' '));
  const called = plain(
    name
      .split(/[\\/]/)
      .pop()!
      .replace(/\.\w{2,4}$/, '')
      .replace(/[-_.]+/g, ' '),
  );
  const text = `${called} ${above}`;
  if (!ELECTRIC.test(text) && (GAS_NAME.test(called) || GAS_LINE.test(above))) return { commodity: 'gas' };
  if (PRODUCED.test(called) || PRODUCED.test(above)) return { direction: 'production' };
  if (oneOfSeveral && EXPORT_NAME.test(called)) return { direction: 'export', certain: true };
  return GIVEN.test(text) ? { direction: 'export' } : {};
}
