/** Which price period every reading lies in. */
import { done, refuse, type Outcome } from '../refusal.js';
import { cutAtSlots, type LocalUsage } from '../series/local-usage.js';
import type { PriceCalendar } from './price-calendar.js';

const HOUR = 3600;

export interface Indexed {
  /** The readings, cut where they straddle a window. */
  readonly local: LocalUsage;
  /** Price period of every interval. */
  readonly index: Uint8Array;
  readonly split: boolean;
}

const remembered = new WeakMap<LocalUsage, Map<number, Outcome<Indexed>>>();

/** The price period of every interval; intervals of up to an hour that straddle a window are cut, longer ones refused. */
export function indexCalendar(local: LocalUsage, calendar: PriceCalendar): Outcome<Indexed> {
  let byCalendar = remembered.get(local);
  if (!byCalendar) remembered.set(local, (byCalendar = new Map()));
  let found = byCalendar.get(calendar.id);
  if (!found) byCalendar.set(calendar.id, (found = makeIndex(local, calendar)));
  return found;
}

/** Whether no reading can straddle a slot of the calendar. */
export const fitsSlots = (local: LocalUsage, calendar: PriceCalendar): boolean =>
  calendar.periods.length === 1 || (local.step > 0 && calendar.slotSeconds % local.step === 0);

function makeIndex(local: LocalUsage, calendar: PriceCalendar): Outcome<Indexed> {
  const { days, seconds, starts, ends } = local;
  const index = new Uint8Array(days.length);
  if (calendar.periods.length === 1) return done({ local, index, split: false });
  const slot = calendar.slotSeconds;
  const fits = fitsSlots(local, calendar);
  let template: Uint8Array = new Uint8Array(0);
  let known = NaN;
  let constant = false;
  for (let i = 0; i < index.length; i++) {
    if (days[i] !== known) {
      known = days[i]!;
      template = calendar.template(known);
      constant = template.every((period) => period === template[0]);
    }
    const first = Math.floor(seconds[i]! / slot);
    const period = template[first]!;
    index[i] = period;
    if (fits || constant) continue;
    const length = ends[i]! - starts[i]!;
    const last = Math.min(template.length - 1, Math.floor((seconds[i]! + length - 1) / slot));
    for (let s = first + 1; s <= last; s++) {
      if (template[s] === period) continue;
      if (length > HOUR) {
        return refuse(
          'needs_interval_data',
          'the price changes within the day, and the readings are too far apart to say how much was used when',
        );
      }
      const again = makeIndex(cutAtSlots(local, slot), calendar);
      return again.ok ? done({ ...again.value, split: true }) : again;
    }
  }
  return done({ local, index, split: false });
}
