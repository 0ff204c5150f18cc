/**
 * The four short forms, as published in cents per kWh, written out as full rate structures.
 * `{"type":"fixed","rate_per_kwh":12.5}` · `{"type":"tiered","tiers":[{"up_to_kwh":500,"rate_per_kwh":10},{"rate_per_kwh":14}]}` ·
 * `{"type":"time_of_use","peak_rate":15,"off_peak_rate":8,"peak_hours":[14,15],"peak_days":"weekdays"}` ·
 * `{"type":"variable","base_rate":11}`
 */
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { RateStructure, Window } from './structure.js';

const cents = z.number();
const shortForm = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fixed'), rate_per_kwh: cents }),
  z.strictObject({
    type: z.literal('tiered'),
    tiers: z
      .array(z.strictObject({ up_to_kwh: z.number().positive().nullish(), rate_per_kwh: cents }))
      .min(1),
  }),
  z.strictObject({
    type: z.literal('time_of_use'),
    peak_rate: cents,
    off_peak_rate: cents,
    peak_hours: z.array(z.int().min(0).max(23)).min(1),
    peak_days: z.enum(['all', 'weekdays']).optional(),
  }),
  z.strictObject({ type: z.literal('variable'), base_rate: cents }),
]);

export const shortFormSchema = shortForm;
export type ShortForm = z.infer<typeof shortForm>;

export const isShortForm = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'type' in json && !('schema' in json);

const perKwh = (value: number): string => new Decimal(String(value)).div(100).toFixed();

/** Runs of consecutive hours, as [from, to). */
function hourRuns(hours: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const hour of [...new Set(hours)].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && last[1] === hour) last[1] = hour + 1;
    else runs.push([hour, hour + 1]);
  }
  return runs;
}

const clockText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** @param header currency and time zone, which the short forms do not carry */
export function expandShortForm(
  form: ShortForm,
  header: { currency: string; timezone: string },
): RateStructure {
  const base = { schema: 'treebeard/rate-structure/1' as const, ...header };
  const energy = { id: 'energy', kind: 'energy' as const };
  switch (form.type) {
    case 'fixed':
      return {
        ...base,
        components: [{ ...energy, periods: [{ name: 'all', price: perKwh(form.rate_per_kwh) }] }],
      };
    case 'variable':
      return {
        ...base,
        components: [{ ...energy, periods: [{ name: 'all', price: perKwh(form.base_rate) }] }],
        flags: ['variable_price'],
      };
    case 'tiered': {
      const tiers = form.tiers.map((tier) => ({
        ...(tier.up_to_kwh === undefined || tier.up_to_kwh === null
          ? {}
          : { upTo: new Decimal(String(tier.up_to_kwh)).toFixed() }),
        price: perKwh(tier.rate_per_kwh),
      }));
      return {
        ...base,
        components: [{ ...energy, periods: [{ name: 'all', tiers }], tierReset: 'month' }],
      };
    }
    case 'time_of_use': {
      const windows: Window[] = hourRuns(form.peak_hours).map(([from, to]) => ({
        period: 'peak',
        from: clockText(from),
        to: clockText(to),
        ...(form.peak_days === 'weekdays' ? { days: ['weekday'] } : {}),
      }));
      return {
        ...base,
        components: [
          {
            ...energy,
            periods: [
              { name: 'peak', price: perKwh(form.peak_rate) },
              { name: 'off_peak', price: perKwh(form.off_peak_rate) },
            ],
            schedule: { windows, otherwise: 'off_peak' },
          },
        ],
      };
    }
  }
}
