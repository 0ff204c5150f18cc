/** Values that fields are made of. */
import { z } from 'zod';

export const decimal = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,15})?$/, 'expected a decimal string such as "0.125"')
  .describe('decimal string');
/** One value, or twelve: one per calendar month, January first. */
export const monthly = z.union([decimal, z.array(decimal).length(12)]);
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/i, 'expected an id of letters, digits, _, - and .');
export const month = z.int().min(1).max(12);
export const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'expected MM-DD');
export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected YYYY-MM-DD');
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'expected HH:MM from 00:00 to 24:00');
