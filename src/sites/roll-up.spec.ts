import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { balance, rollUp, type MeterDay, type TreeMeter } from './roll-up.js';

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

  it('never counts twice: with all read, a tree is worth its roots', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 }),
        fc.array(fc.nat()),
        (kwh, picks) => {
          const meters = kwh.map((_, i) => {
            const parent = i === 0 ? -1 : ((picks[i] ?? 0) % (i + 1)) - 1;
            return meter(String(i), parent < 0 ? null : String(parent));
          });
          const { total } = rollUp(
            meters,
            kwh.map((quantity, i) => day(String(i), quantity)),
          );
          const roots = meters.filter(({ parentMeterId }) => parentMeterId === null);
          expect(total.import).toBe(roots.reduce((sum, { id }) => sum + kwh[Number(id)]!, 0));
        },
      ),
    );
  });
});
