import { describe, expect, it } from '@jest/globals';
import { strToU8 } from 'fflate';
import { readUsage } from '../../src/readers/read-usage.js';

/** A day of half hours for each register: kWh by half hour. */
async function roles(registers: Readonly<Record<string, (slot: number) => number>>) {
  const lines = ['100,NEM12,202402010000,MDP,RET'];
  for (const [name, kwh] of Object.entries(registers)) {
    const values = Array.from({ length: 48 }, (_, slot) => kwh(slot));
    lines.push(
      `200,6000000001,${name},${name},${name},N1,SER1,kWh,30,`,
      `300,20240101,${values.join(',')},A,,,`,
    );
  }
  const readout = await readUsage(strToU8([...lines, '900'].join('\n')));
  if (!readout.ok) throw new Error(readout.refusal.detail);
  const { report } = readout;
  return {
    roles: Object.fromEntries(report.channels.map(({ register, role }) => [register, role])),
    notes: report.notes,
  };
}

const always = (): number => 0.3;
const hotWater = (slot: number): number => (slot < 8 ? 1.8 : 0.001);

describe('two import registers of one Australian meter', () => {
  it('are general use and a controlled load where the second stands still most of the time', async () => {
    const { roles: found, notes } = await roles({ E1: always, E2: hotWater, B1: () => 0 });
    expect(found).toEqual({ E1: 'general', E2: 'controlled_load', B1: 'general' });
    expect(notes.join()).toContain('Register E2 of meter 6000000001 stands still most of the time');
  });

  it('are general use both where the second draws power all day', async () => {
    const { roles: found, notes } = await roles({ E1: always, E2: always });
    expect(found).toEqual({ E1: 'general', E2: 'general' });
    expect(notes.join()).toContain('is read as general use beside E1');
  });

  it('say nothing where there is one, or three', async () => {
    expect((await roles({ E2: hotWater })).roles).toEqual({ E2: 'general' });
    expect((await roles({ E1: always, E2: hotWater, E3: always })).roles).toEqual({
      E1: 'general',
      E2: 'general',
      E3: 'general',
    });
  });
});
