/**
 * The rate structure: one JSON shape that holds every plan of every source. The schema below is the single definition, its
 * parts in `structure/`: the TypeScript types, the validation and the published JSON Schema all come from it.
 *
 * Conventions: money and quantities are decimal strings in currency units (never cents) and kWh; windows are [from, to) in
 * the plan's own clock; unknown keys are refused; nothing has a hidden default price.
 */
import { z } from 'zod';
import { discount, fee, fixed, green, minimum, tax, usageBand } from './structure/amounts.js';
import { common, pricedRegister, type base, type CONDITIONS } from './structure/common.js';
import { delivery, type datedDelivery } from './structure/delivery.js';
import { billingDemand, demand } from './structure/demand.js';
import { energy, indexed } from './structure/energy.js';
import { exportComponent } from './structure/export.js';
import type { pricePeriod, tier } from './structure/prices.js';
import {
  billingCycleSchema,
  holidays,
  type schedule,
  type season,
  type window,
} from './structure/schedule.js';
import { selfCheck } from './structure/self-check.js';
import { decimal, id, type monthly } from './structure/values.js';

const plainComponents = [
  energy, fixed, minimum, usageBand, demand, delivery, exportComponent, indexed, tax, discount, fee, green,
] as const; // prettier-ignore

/** The period's total usage picks a whole list of components (tiers and fixed charges change with the slab). */
const byTotal = z.strictObject({
  ...common,
  kind: z.literal('by_total'),
  register: pricedRegister.optional(),
  slabs: z
    .array(
      z.strictObject({
        /** Inclusive upper bound in kWh per billing period; absent on the last slab. */
        upTo: decimal.optional(),
        components: z.array(z.discriminatedUnion('kind', [...plainComponents])).min(1),
      }),
    )
    .min(1),
});

const component = z.discriminatedUnion('kind', [...plainComponents, byTotal]);

export const rateStructureSchema = z.strictObject({
  schema: z.literal('treebeard/rate-structure/1'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as USD'),
  /** IANA time zone of the plan's clock. */
  timezone: z.string().min(1),
  /** local (default) follows daylight saving; standard never does. */
  clock: z.enum(['local', 'standard']).optional(),
  holidays: holidays.optional(),
  billingCycle: billingCycleSchema.optional(),
  pricesIncludeTax: z.boolean().optional(),
  coverage: z.enum(['full', 'delivery_only', 'supply_only', 'average_only']).optional(),
  billingDemand: billingDemand.optional(),
  components: z.array(component).min(1),
  /** All component ids in the order in which they are computed; see docs for the default. */
  order: z.array(id).optional(),
  selfChecks: z.array(selfCheck).optional(),
  /** What a person should know: 'wholesale_estimate', 'riders_in_text', 'inverted_from_averages' … */
  flags: z.array(z.string()).optional(),
});

export type RateStructure = z.infer<typeof rateStructureSchema>;
export type Component = RateStructure['components'][number];
export type ComponentOf<K extends Component['kind']> = Extract<Component, { kind: K }>;
export type PricePeriod = z.infer<typeof pricePeriod>;
export type Tier = z.infer<typeof tier>;
export type Schedule = z.infer<typeof schedule>;
export type Window = z.infer<typeof window>;
export type Season = z.infer<typeof season>;
export type Holidays = z.infer<typeof holidays>;
export type BillingCycle = z.infer<typeof billingCycleSchema>;
export type BillingDemand = z.infer<typeof billingDemand>;
export type SelfCheck = z.infer<typeof selfCheck>;
export type Condition = (typeof CONDITIONS)[number];
export type DatedDelivery = z.infer<typeof datedDelivery>;
export type Monthly = z.infer<typeof monthly>;
export type Base = z.infer<typeof base>;
export type PricedRegister = z.infer<typeof pricedRegister>;
