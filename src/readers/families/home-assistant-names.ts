/** What a sensor of Home Assistant measures, by the words of its name: nothing else in its exports says it. */
import type { Commodity, Direction } from '../../engine/series/usage.js';
import { plainLabel } from '../headed/column-words.js';

export interface Meaning {
  readonly direction: Direction;
  readonly commodity: Commodity;
  /** The name speaks of the grid or of the whole house. */
  readonly main: boolean;
}

/** By the words of an entity's name; undefined for sensors that are no energy. */
export function meaningOf(entity: string): Meaning | undefined {
  const name = plainLabel(entity.replace(/^[a-z_]+\./, '').replaceAll('_', ' '));
  const has = (words: string): boolean => new RegExp(`(^| )(${words})`).test(name);
  if (has('temperatu|humid|voltage|current|power|spannung|leistung|cost|price|kosten|battery level|percent'))
    return undefined;
  const main = has(
    'grid|net[zt]?( |$)|mains|house|home|total|gesamt|meter|p1|dsmr|import|export|feed|bezug|einspeis|tari|t[12]( |$)',
  );
  const commodity = has('gas') ? 'gas' : has('water|wasser') ? 'water' : 'electricity';
  const direction = has('export|return|feed|einspeis|injec|terug|produced|to grid|abgegeben|production tari')
    ? 'export'
    : has('solar|pv( |$)|production|yield|inverter|zonnepanelen|erzeug')
      ? 'production'
      : 'import';
  return { direction, commodity, main };
}
