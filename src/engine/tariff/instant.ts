/** Instants in a rate structure: ISO 8601 with an offset, or wall-clock text in the plan's own clock. */
import { parseDay } from '../calendar/civil.js';
import { instantOf } from '../calendar/zone.js';
import { dayStart, type Clock } from '../series/local-usage.js';

const TEXT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Epoch seconds; NaN when the text is no instant. */
export function instantText(text: string, clock: Clock): number {
  const match = TEXT.exec(text);
  const day = match && parseDay(match[1]!);
  if (!match || day === undefined || day === null) return NaN;
  const second = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  const offset = match[5];
  if (offset) {
    const sign = offset.startsWith('-') ? -1 : 1;
    const east =
      offset === 'Z' ? 0 : sign * (Number(offset.slice(1, 3)) * 3600 + Number(offset.slice(4, 6)) * 60);
    return day * 86_400 + second - east;
  }
  if (clock.standard) return dayStart(clock, day) + second;
  return instantOf(clock.zone, day * 86_400 + second) ?? dayStart(clock, day) + second;
}
