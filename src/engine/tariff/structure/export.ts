/** What exported energy earns, and what becomes of the credit. */
import { z } from 'zod';
import { base, common, register } from './common.js';
import { series } from './energy.js';
import { priceTable } from './prices.js';
import { schedule } from './schedule.js';
import { decimal, month } from './values.js';

export const exportComponent = z.strictObject({
  ...common,
  kind: z.literal('export'),
  /**
   * feed_in: exported kWh earn a price. net_metering: kWh roll over per price period. net_metering_money: a month's surplus is
   * valued in money and rolls over. net_billing: interval exports earn a price and the credit is spent by the rules below.
   * buy_all_sell_all: all that is used is bought, all that is produced is sold.
   */
  mode: z.enum(['feed_in', 'net_metering', 'net_metering_money', 'net_billing', 'buy_all_sell_all']),
  /** What is sold; export when absent (production under buy-all-sell-all). */
  register: register.optional(),
  /** Prices earned per exported kWh. A negative price is an export charge. */
  periods: priceTable.periods.optional(),
  schedule: schedule.optional(),
  tierRule: priceTable.tierRule,
  tierReset: priceTable.tierReset,
  tierScale: priceTable.tierScale,
  tierMode: priceTable.tierMode,
  series: series.optional(),
  adder: decimal.optional(),
  /** What a credit may pay for; `bill` when absent. */
  offsets: base.optional(),
  /** same_period (default): a credit is spent in the period in which it is earned; next_period: from the next one on. */
  use: z.enum(['same_period', 'next_period']).optional(),
  /** Whether the bill may fall below zero; else what is left carries over. */
  carry: z.enum(['negative_bill', 'carry', 'lost']).optional(),
  /** The month that closes the credit year. */
  trueUpMonth: month.optional(),
  /** At the true-up, what is left is paid out (kWh at `payoutPrice`), credited to later bills, or lost. */
  trueUp: z.enum(['pay', 'credit', 'lose']).optional(),
  payoutPrice: decimal.optional(),
});
