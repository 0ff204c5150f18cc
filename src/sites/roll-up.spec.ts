import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { balance, flowOf, rollUp, type MeterDay, type TreeMeter } from './roll-up.js';

const meter = (
  id: string,
  parentMeterId: string | null = null,
  category: TreeMeter['category'] = 'CONS',
): TreeMeter => ({
  id,
  parentMeterId,
  category,
});
const day = (meterId: string, quantity: number, on = '2026-01-01', direction = 'import'): MeterDay => ({
  meterId,
  direction,
  day: on,
  quantity,
});

describe('roll-up', () => {
  const home = [meter('main'), meter('kitchen', 'main'), meter('garage', 'main'), meter('car', 'garage')];

  it('lets a meter speak for all below it', () => {
    const { total, nodes } = rollUp(home, [
      day('main', 10),
      day('kitchen', 3),
      day('garage', 4),
      day('car', 2),
    ]);
    expect(total).toEqual({ import: 10 });
    expect(nodes.get('garage')).toEqual({ own: { import: 4 }, rolledUp: { import: 4 } });
  });

  it('lets those below speak on days that a meter has not read', () => {
    const { total, nodes } = rollUp(home, [
      day('main', 10, '2026-01-01'),
      day('kitchen', 3, '2026-01-02'),
      day('car', 2, '2026-01-02'),
    ]);
    expect(total).toEqual({ import: 15 });
    expect(nodes.get('main')).toEqual({ own: { import: 10 }, rolledUp: { import: 15 } });
  });

  it('keeps flows apart: panels below the grid meter are production, a battery is neither', () => {
    const meters = [
      meter('grid'),
      meter('roof', 'grid', 'PROD'),
      meter('battery', 'grid', 'STOR'),
      meter('feed', 'grid', 'INJ'),
    ];
    const { total } = rollUp(meters, [
      day('grid', 10),
      day('grid', 4, '2026-01-01', 'export'),
      day('roof', 9),
      day('battery', 2),
      day('battery', 1, '2026-01-01', 'export'),
      // The same injection as the grid meter's export.
      day('feed', 4),
    ]);
    expect(total).toEqual({ import: 10, export: 4, production: 9, charge: 2, discharge: 1 });
    expect(balance(total)).toEqual({ net: 6, consumption: 14 });
  });

  it('balances a site that knows only what it used and made', () => {
    expect(balance({ house: 15, production: 9 })).toEqual({ net: 6, consumption: 15 });
    expect(balance({ import: 7 })).toEqual({ net: 7, consumption: 7 });
  });

  it('adds up to what a slow count gives: each reading of which nobody above speaks', () => {
    const flows = ['import', 'export', 'production', 'house', 'submeter'];
    const home = fc.record({
      parents: fc.array(fc.nat(), { minLength: 1, maxLength: 15 }),
      categories: fc.array(fc.constantFrom<TreeMeter['category']>('CONS', 'PROD', 'STOR', 'INJ'), {
        minLength: 15,
        maxLength: 15,
      }),
      reads: fc.array(fc.tuple(fc.nat(14), fc.nat(4), fc.nat(2), fc.nat(1_000_000)), { maxLength: 60 }),
    });
    fc.assert(
      fc.property(home, ({ parents, categories, reads }) => {
        const meters = parents.map((pick, i) => {
          const parent = (pick % (i + 1)) - 1;
          return meter(String(i), parent < 0 ? null : String(parent), categories[i]);
        });
        const days = reads
          .filter(([id]) => id < meters.length)
          .map(([id, flow, on, quantity]) => day(String(id), quantity, `2026-01-0${on + 1}`, flows[flow]));
        const { nodes, total } = rollUp(meters, days);
        expect(total).toEqual(slowTotal(meters, days, () => true));
        for (const { id } of meters) {
          const within = (other: TreeMeter): boolean => line(meters, other).some((above) => above.id === id);
          expect(nodes.get(id)!.rolledUp).toEqual(slowTotal(meters, days, within));
        }
      }),
    );
  });
});

/** A meter and all above it. */
function line(meters: readonly TreeMeter[], one: TreeMeter): TreeMeter[] {
  const above = meters.find(({ id }) => id === one.parentMeterId);
  return above ? [one, ...line(meters, above)] : [one];
}

function slowTotal(
  meters: readonly TreeMeter[],
  days: readonly MeterDay[],
  counts: (meter: TreeMeter) => boolean,
): Record<string, number> {
  const total: Record<string, number> = {};
  for (const read of days) {
    const one = meters.find(({ id }) => id === read.meterId)!;
    if (!counts(one)) continue;
    const flow = flowOf(one.category, read.direction);
    const spokenFor = line(meters, one)
      .slice(1)
      .filter(counts)
      .some((above) =>
        days.some(
          (other) =>
            other.meterId === above.id &&
            other.day === read.day &&
            flowOf(above.category, other.direction) === flow,
        ),
      );
    if (!spokenFor) total[flow] = (total[flow] ?? 0) + read.quantity;
  }
  return total;
}
