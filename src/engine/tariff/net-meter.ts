/** Net metering in kWh: a surplus of a price period rolls to the next billing period's price period of the same time of day. */
import type { CivilDay } from '../calendar/civil.js';
import { weekday } from '../calendar/civil.js';
import type { PriceCalendar } from './price-calendar.js';

/** Hours of a weekday by which a price period finds its successor: midnight, early morning, before noon, late afternoon. */
const MATCHING_HOURS = [0, 5, 11, 17];

/** The first working day of a billing period, whose windows stand for the whole of it. */
function firstWeekday(from: CivilDay): CivilDay {
  let day = from;
  while (weekday(day) === 0 || weekday(day) === 6) day++;
  return day;
}

const periodsAt = (calendar: PriceCalendar, from: CivilDay): number[] => {
  const template = calendar.template(firstWeekday(from));
  return MATCHING_HOURS.map((hour) => template[Math.floor((hour * 3600) / calendar.slotSeconds)]!);
};

export class NetMeter {
  /** @param rolls whether kWh roll over; else each billing period's surplus stands alone (and is valued in money) */
  constructor(private readonly rolls: boolean) {}

  /** Surplus of the last billing period per price period, in mWh. */
  private surplus: number[] = [];
  private surplusFrom: CivilDay = 0;
  private balance = 0;

  /** Nets a billing period. @returns what is left to pay for per price period */
  net(calendar: PriceCalendar, from: CivilDay, energy: readonly number[]): number[] {
    const balance = [...energy];
    if (this.rolls && this.surplus.some((quantity) => quantity > 0)) {
      const before = periodsAt(calendar, this.surplusFrom);
      const now = periodsAt(calendar, from);
      for (const [p, quantity] of this.surplus.entries()) {
        const hour = before.indexOf(p);
        if (quantity > 0) balance[hour < 0 ? p : now[hour]!]! -= quantity;
      }
    }
    this.balance = Math.max(0, this.balance - energy.reduce((sum, quantity) => sum + quantity, 0));
    this.surplus = balance.map((quantity) => Math.max(0, -quantity));
    this.surplusFrom = from;
    return balance.map((quantity) => Math.max(0, quantity));
  }

  /** The last billing period's surplus per price period, in mWh. */
  surplusByPeriod(): readonly number[] {
    return this.surplus;
  }

  /** Net surplus of the credit year so far over all price periods, in mWh: what a true-up pays for. */
  banked(): number {
    return this.balance;
  }

  /** Starts a new credit year with nothing in the bank. */
  reset(): void {
    this.surplus = [];
    this.balance = 0;
  }
}
