/**
 * Readings as JSON: runs of equal intervals, and every register's quantities as base64 of variable-length integers in the
 * largest common unit. A year of 15-minute readings takes about 90 kB.
 */
import { z } from 'zod';
import { REGISTERS, type Register, type Usage } from '../series/usage.js';

const whole = z.int().min(0);
const packedRegister = z.strictObject({
  /** Milliwatt-hours per step: what all quantities are divided by. */
  unit: z.int().positive(),
  data: z.string(),
});

export const packedUsageSchema = z.strictObject({
  /** Stretches of equal intervals without a gap: epoch seconds of the first start, seconds per interval, how many. */
  runs: z.array(z.tuple([z.int(), z.int().positive(), z.int().positive()])),
  registers: z.partialRecord(z.enum(REGISTERS), packedRegister),
  readings: whole,
});

export type PackedUsage = z.infer<typeof packedUsageSchema>;

export function packUsage(usage: Usage): PackedUsage {
  const registers: Partial<Record<Register, z.infer<typeof packedRegister>>> = {};
  for (const register of REGISTERS) {
    const quantities = usage.registers[register];
    if (quantities) registers[register] = packQuantities(quantities);
  }
  return { runs: packRuns(usage), registers, readings: usage.timeline.starts.length };
}

/** @throws RangeError when the data does not hold what it says */
export function unpackUsage(packed: PackedUsage): Usage {
  const starts = new Float64Array(packed.readings);
  const ends = new Float64Array(packed.readings);
  let next = 0;
  for (const [first, step, count] of packed.runs) {
    if (next + count > packed.readings) throw new RangeError('the readings do not fit their timeline');
    for (let i = 0; i < count; i++, next++) {
      starts[next] = first + i * step;
      ends[next] = first + (i + 1) * step;
    }
  }
  if (next !== packed.readings) throw new RangeError('the readings do not fit their timeline');
  const { general, ...others } = packed.registers;
  if (!general) throw new RangeError('the general register is missing');
  const registers: { general: Float64Array } & Partial<Record<Register, Float64Array>> = {
    general: unpackQuantities(general, packed.readings),
  };
  for (const [register, data] of Object.entries(others))
    registers[register as Register] = unpackQuantities(data, packed.readings);
  return { timeline: { starts, ends }, registers };
}

function packRuns({ timeline: { starts, ends } }: Usage): PackedUsage['runs'] {
  const runs: [number, number, number][] = [];
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const step = ends[i]! - start;
    const run = runs.at(-1);
    if (run && run[1] === step && run[0] + run[1] * run[2] === start) run[2]++;
    else runs.push([start, step, 1]);
  }
  return runs;
}

function greatestCommonDivisor(values: Float64Array): number {
  let common = 0;
  for (let value of values) {
    while (value !== 0) [common, value] = [value, common % value];
    if (common === 1) break;
  }
  return common || 1;
}

function packQuantities(quantities: Float64Array): z.infer<typeof packedRegister> {
  const unit = greatestCommonDivisor(quantities);
  const bytes: number[] = [];
  for (const quantity of quantities) {
    let rest = quantity / unit;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  }
  return { unit, data: toBase64(bytes) };
}

function unpackQuantities({ unit, data }: z.infer<typeof packedRegister>, count: number): Float64Array {
  const bytes = fromBase64(data);
  const quantities = new Float64Array(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    let value = 0;
    let place = 1;
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('the readings end too early');
      value += (byte & 127) * place;
      if (byte < 128) break;
      place *= 128;
    }
    quantities[i] = value * unit;
  }
  if (at !== bytes.length) throw new RangeError('there are more readings than the timeline has room for');
  return quantities;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let digit = 0; digit < 4; digit++)
      text += i + digit <= bytes.length ? ALPHABET[(group >> (18 - 6 * digit)) & 63]! : '=';
  }
  return text;
}

function fromBase64(text: string): Uint8Array {
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let group = 0;
  let filled = 0;
  for (let i = 0; i < digits.length; i++) {
    const value = ALPHABET.indexOf(digits[i]!);
    if (value < 0) throw new RangeError('the readings are not base64');
    group = ((group << 6) | value) & 0xffffff;
    if (i % 4 !== 0) bytes[filled++] = (group >> (6 - 2 * (i % 4))) & 255;
  }
  return bytes;
}
