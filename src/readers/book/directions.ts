/** Signed readings to channels: a negative import is energy given to the grid. */
import { QUALITY, type Direction } from '../../engine/series/usage.js';
import type { ReadChannel } from '../revisions.js';
import type { Settled } from './settled.js';

export interface Directed {
  readonly channel: ReadChannel;
  readonly settled: Settled;
}

/** The channels of one register: one, or import and export where it holds both signs. */
export function direct(settled: Settled): { channels: Directed[]; negative: number; flipped: boolean } {
  const { spec, quantities } = settled;
  if (spec.negative === 'magnitude')
    quantities.forEach((quantity, i) => (quantities[i] = Math.abs(quantity)));
  let negative = 0;
  let total = 0;
  for (const quantity of quantities) {
    if (quantity < 0) negative++;
    total += quantity;
  }
  if (negative === 0) {
    return {
      channels: [asIs(settled, spec.direction === 'net' ? 'import' : spec.direction)],
      negative: 0,
      flipped: false,
    };
  }
  if ((spec.direction === 'export' || spec.direction === 'production') && total < 0) {
    for (let i = 0; i < quantities.length; i++) quantities[i] = -quantities[i]! + 0;
    const rest = direct(settled);
    return { ...rest, flipped: true };
  }
  if (spec.direction === 'import' || spec.direction === 'net') {
    const electric = (spec.commodity ?? 'electricity') === 'electricity';
    if (electric) {
      const taken = bySign(settled, 'import', (quantity) => quantity >= 0);
      const given = bySign(settled, 'export', (quantity) => quantity < 0);
      return {
        channels: [...(taken.channel.starts.length > 0 ? [taken] : []), given],
        negative,
        flipped: false,
      };
    }
  }
  for (let i = 0; i < quantities.length; i++) if (quantities[i]! < 0) quantities[i] = 0;
  return {
    channels: [asIs(settled, spec.direction === 'net' ? 'import' : spec.direction)],
    negative,
    flipped: false,
  };
}

function asIs(settled: Settled, direction: Direction): Directed {
  const { starts, ends, quantities, quality } = settled;
  return { settled, channel: { ...identity(settled), direction, starts, ends, quantities, quality } };
}

function bySign(settled: Settled, direction: Direction, belongs: (quantity: number) => boolean): Directed {
  const rows: number[] = [];
  settled.quantities.forEach((quantity, row) => belongs(quantity) && rows.push(row));
  return {
    settled,
    channel: {
      ...identity(settled),
      direction,
      netted: true,
      starts: Float64Array.from(rows, (row) => settled.starts[row]!),
      ends: Float64Array.from(rows, (row) => settled.ends[row]!),
      quantities: Float64Array.from(rows, (row) => Math.abs(settled.quantities[row]!)),
      quality: Uint8Array.from(rows, (row) => settled.quality[row] ?? QUALITY.unknown),
    },
  };
}

function identity({
  spec,
  revisions,
}: Settled): Pick<ReadChannel, 'meter' | 'register' | 'role' | 'commodity' | 'unit' | 'revisions'> {
  return {
    meter: spec.meter || 'meter',
    register: spec.register,
    role: spec.role ?? 'general',
    commodity: spec.commodity ?? 'electricity',
    unit: spec.unit.unit,
    ...(revisions.length > 0 && { revisions }),
  };
}
