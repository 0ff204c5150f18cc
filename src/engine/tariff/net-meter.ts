/** Net metering: what is given to the grid cancels what is taken, price period by price period. */
import { weekday, type CivilDay } from '../calendar/civil.js';
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

/** The kWh account of one price table: every component that prices net energy keeps its own. */
export class NetAccount {
  /** Surplus of the last billing period per price period, in mWh. */
  private surplus: readonly number[] = [];
  private surplusFrom: CivilDay = 0;

  /** @param rolls whether a surplus rolls to the next billing period's price period of the same time of day */
  constructor(
    private readonly calendar: PriceCalendar,
    private readonly rolls: boolean,
  ) {}

  /**
   * Nets a billing period.
   * @param energy import less export per price period, in mWh
   * @returns what is left to pay for per price period
   */
  net(from: CivilDay, energy: readonly number[]): number[] {
    const balance = [...energy];
    if (this.rolls && this.surplus.some((quantity) => quantity > 0)) {
      const before = periodsAt(this.calendar, this.surplusFrom);
      const now = periodsAt(this.calendar, from);
      for (const [p, quantity] of this.surplus.entries()) {
        const hour = before.indexOf(p);
        if (quantity > 0) balance[hour < 0 ? p : now[hour]!]! -= quantity;
      }
    }
    this.surplus = balance.map((quantity) => Math.max(0, -quantity));
    this.surplusFrom = from;
    return balance.map((quantity) => Math.max(0, quantity));
  }

  /** Starts a new credit year with nothing in the bank. */
  reset(): void {
    this.surplus = [];
  }
}

/** The accounts of one bill. */
export class NetMeter {
  private readonly accounts: NetAccount[] = [];

  /** @param rolls whether kWh roll over; else each billing period's surplus stands alone (and is valued in money) */
  constructor(private readonly rolls: boolean) {}

  account(calendar: PriceCalendar): NetAccount {
    const account = new NetAccount(calendar, this.rolls);
    this.accounts.push(account);
    return account;
  }

  reset(): void {
    for (const account of this.accounts) account.reset();
  }
}
