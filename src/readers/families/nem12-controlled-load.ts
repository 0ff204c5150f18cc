/** Which Australian import register feeds a controlled load: the second of two, where it behaves like one. */
import type { Book } from '../book/book.js';
import type { Register } from '../book/register.js';

/** Mean power below which a circuit is idle: what its meter and clock draw. kW. */
const IDLE_KW = 0.01;

/**
 * Distributors number the general register E1 and the switched one E2, but no rule of the market says so: a second general circuit
 * is E2 as well. A switched circuit (hot water, a pool pump, a floor) stands still most of the time.
 */
export function tellControlledLoad(book: Book): void {
  const meters = new Map<string, Register[]>();
  for (const register of book.registers) {
    if (register.spec.direction !== 'import' || register.length === 0) continue;
    meters.set(register.spec.meter, [...(meters.get(register.spec.meter) ?? []), register]);
  }
  for (const [meter, registers] of meters) {
    const names = [...new Set(registers.map(({ spec }) => spec.register.toUpperCase()))].sort();
    if (names.join() !== 'E1,E2') continue;
    const second = registers.filter(({ spec }) => spec.register.toUpperCase() === 'E2');
    if (isMostlyIdle(second)) {
      for (const register of second) register.spec = { ...register.spec, role: 'controlled_load' };
      book.note(
        `Register E2 of meter ${meter} stands still most of the time and is read as a controlled load; E1 is general use.`,
      );
    } else
      book.note(
        `Register E2 of meter ${meter} draws power most of the time and is read as general use beside E1; a controlled load would stand still.`,
      );
  }
}

function isMostlyIdle(registers: readonly Register[]): boolean {
  let idle = 0;
  let all = 0;
  for (const { spec, spans, values, length } of registers) {
    all += length;
    for (let i = 0; i < length; i++) if (values[i]! * spec.unit.factor * 3600 < IDLE_KW * spans[i]!) idle++;
  }
  return idle * 2 > all;
}
