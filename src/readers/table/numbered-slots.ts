/** Rows that give a date and the number of the hour or slot: settled when the whole file has shown how many a day has. */
import { offsetAt, startOfDay } from '../../engine/calendar/zone.js';
import type { Book } from '../book/book.js';
import type { Register } from '../book/register.js';

const DAY = 86_400;
/** Slots of an ordinary day; a long day has up to a twenty-fourth more. */
const SLOTS_PER_DAY = [24, 48, 96, 288];

export class NumberedSlots {
  private lowest = Infinity;
  private highest = -Infinity;
  private readonly lastOfDay = new Map<number, number>();

  /** @param hours the numbers are hours for certain; otherwise their highest tells */
  constructor(
    private readonly hours: boolean,
    private readonly endNamed: boolean,
  ) {}

  /** The stamp that stands for slot `number` of a day until `settle`: the number in place of seconds. Undefined when it is none. */
  stamp(midnight: number, number: number): number | undefined {
    return number >= 0 && number <= (this.hours ? 25 : 300) && number % 1 === 0
      ? midnight + number
      : undefined;
  }

  /** Gives every stamp of the book its time of day. Day and month must be in their places. */
  settle(book: Book): void {
    for (const register of book.registers) this.look(register);
    const perDay = this.hours ? 24 : SLOTS_PER_DAY.find((count) => this.highest <= count + count / 24);
    if (this.highest < 0 || perDay === undefined) return;
    const seconds = DAY / perDay;
    const first =
      this.lowest === 0 && this.highest < perDay
        ? 0
        : this.lowest > 0 && this.highest < perDay && !this.endNamed && this.hours
          ? 0
          : 1;
    if (first === 1)
      book.note(
        `Slots of the day are numbered from 1; number 1 is read as the ${seconds / 60} minutes after midnight.`,
      );
    const zone = book.zone ?? book.options.timezone ?? book.homeZone;
    for (const register of book.registers) {
      register.spec = { ...register.spec, interval: seconds, stamp: 'start' };
      register.restamp((coded) => {
        const midnight = Math.floor(coded / DAY) * DAY;
        return this.wall(midnight, coded - midnight - first, seconds, first, zone);
      });
    }
  }

  private look(register: Register): void {
    const { stamps, length, missingStamps } = register;
    for (let i = 0; i < length + missingStamps.length; i++) {
      const coded = i < length ? stamps[i]! : missingStamps[i - length]!;
      const midnight = Math.floor(coded / DAY) * DAY;
      const number = coded - midnight;
      if (number < this.lowest) this.lowest = number;
      if (number > this.highest) this.highest = number;
      if (!(number <= (this.lastOfDay.get(midnight) ?? -1))) this.lastOfDay.set(midnight, number);
    }
  }

  /** On a day of 23 or 25 hours numbers count the hours that pass where the day's last number says so. */
  private wall(
    midnight: number,
    index: number,
    seconds: number,
    first: number,
    zone: string | undefined,
  ): number {
    const plain = midnight + index * seconds;
    if (zone === undefined) return plain;
    const start = startOfDay(zone, midnight / DAY);
    const length = startOfDay(zone, midnight / DAY + 1) - start;
    const last = this.lastOfDay.get(midnight) ?? 0;
    if (length === DAY || (last - first + 1) * seconds !== length) return plain;
    const instant = start + index * seconds;
    return instant + offsetAt(zone, instant);
  }
}
