/** The forms of an exit fee as JSON, checked. */
import { z } from 'zod';
import type { ExitFee } from '../engine/plan.js';

const amount = z.string().regex(/^\d{1,9}(\.\d{1,4})?$/, 'expected a decimal string such as "150.00"');
const waivedLastDays = z.int().min(0).max(366).optional();

export const exitFeeSchema: z.ZodType<ExitFee> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('flat'), amount, waivedLastDays }),
  z.strictObject({ kind: z.literal('per_month_remaining'), amount, waivedLastDays }),
  z.strictObject({
    kind: z.literal('declining'),
    steps: z.array(z.strictObject({ fromMonth: z.int().min(0), amount })).min(1),
    waivedLastDays,
  }),
  z.strictObject({ kind: z.literal('unknown') }),
]);
