/** Net metering: what is given to the grid cancels what is taken, price period by price period. */
import { weekday, type CivilDay } from '../calendar/civil.js';
import type { Memory } from './memory.js';
import type { PriceCalendar } from './price-calendar.js';

/** Hours of a weekday by which a price period finds its successor: midnight, early morning, before noon, late afternoon. */
const MATCHING_HOURS = [0, 5, 11, 17];
/** The one in which most surplus arises: where a period that a new version knows no more hands its own on to. */
const SUNNY = 2;

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

/** The surplus of the last billing period. */
export class Surplus {
  /** In mWh by price period of `calendar`. */
  quantities: readonly number[] = [];
  from: CivilDay = 0;
  /** That of the version that billed the period. */
  calendar?: PriceCalendar;
}

/** The kWh account of one price table: every component that prices net energy keeps its own. */
export class NetAccount {
  /** @param surplus undefined: it does not roll to the next billing period's price period of the same time of day */
  constructor(
    private readonly calendar: PriceCalendar,
    private readonly surplus: Surplus | undefined,
  ) {}

  /**
   * Nets a billing period.
   * @param energy import less export per price period, in mWh
   * @returns what is left to pay for per price period
   */
  net(from: CivilDay, energy: readonly number[]): number[] {
    const balance = [...energy];
    const { surplus, calendar } = this;
    if (surplus) {
      for (const [p, quantity] of this.rolledOver(surplus, from)) balance[p]! -= quantity;
      surplus.quantities = balance.map((quantity) => Math.max(0, -quantity));
      surplus.from = from;
      surplus.calendar = calendar;
    }
    return balance.map((quantity) => Math.max(0, quantity));
  }

  /** The last billing period's surplus by the price period that it meets now. */
  private rolledOver(surplus: Surplus, from: CivilDay): [period: number, quantity: number][] {
    if (!surplus.quantities.some((quantity) => quantity > 0)) return [];
    const last = surplus.calendar!;
    const before = periodsAt(last, surplus.from);
    const now = periodsAt(this.calendar, from);
    return surplus.quantities.map((quantity, p) => {
      const hour = before.indexOf(p);
      if (hour >= 0) return [now[hour]!, quantity];
      const sameName = this.calendar.periods.indexOf(last.periods[p]!);
      return [sameName >= 0 ? sameName : now[SUNNY]!, quantity];
    });
  }

  /** Starts a new credit year with nothing in the bank. */
  reset(): void {
    if (this.surplus) this.surplus.quantities = [];
  }
}

/** The accounts of one bill. */
export class NetMeter {
  private readonly accounts: NetAccount[] = [];

  /** @param rolls whether kWh roll over; else each billing period's surplus stands alone (and is valued in money) */
  constructor(
    private readonly rolls: boolean,
    private readonly memory: Memory,
  ) {}

  /** @param id of the component that prices the energy */
  account(id: string, calendar: PriceCalendar): NetAccount {
    const surplus = this.rolls ? this.memory.of(Surplus, id) : undefined;
    const account = new NetAccount(calendar, surplus);
    this.accounts.push(account);
    return account;
  }

  reset(): void {
    for (const account of this.accounts) account.reset();
  }
}
