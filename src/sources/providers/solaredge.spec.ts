import { describe, expect, it } from '@jest/globals';
import type { Measurement } from '../provider.js';
import type { ProviderHttp, ProviderRequest } from '../provider-http.js';
import { solarEdge } from './solaredge.js';

const ZONE = 'Europe/Berlin';

/** The readings of one answer. */
async function read(
  values: readonly { date: string; value?: number | null }[],
  from: string,
): Promise<{ measurements: readonly Measurement[]; asked: ProviderRequest }> {
  let asked: ProviderRequest = {};
  const json = async (
    path: string,
    shape: { parse(value: unknown): unknown },
    request: ProviderRequest,
  ): Promise<unknown> => {
    if (path.endsWith('details'))
      return shape.parse({ details: { name: 'Roof', location: { timeZone: ZONE } } });
    asked = request;
    return shape.parse({ energyDetails: { unit: 'Wh', meters: [{ type: 'Production', values }] } });
  };
  const start = new Date(from).getTime() / 1000;
  const session = {
    credentials: {
      apiKey: 'k'.repeat(32),
      siteId: '1',
    },
    http: { json } as unknown as ProviderHttp,
    directions: ['production' as const],
    zone: 'UTC',
    now: start + 86400 * 2,
    renew: (old: { apiKey: string; siteId: string }) => Promise.resolve(old),
  };
  for await (const { measurements } of solarEdge.readings(session, start, start + 86_400))
    return { measurements, asked };
  throw new Error('no answer');
}

const utc = (measurements: readonly Measurement[]): string[] =>
  measurements.map(
    ({ start, quality }) => `${new Date(start * 1000).toISOString().slice(11, 16)} ${quality}`,
  );

describe('SolarEdge', () => {
  it('is asked on the clock of the site, whatever zone ours is in', async () => {
    const { asked } = await read([], '2026-07-01T00:00:00Z');
    expect(asked.query).toMatchObject({
      startTime: '2026-07-01 02:00:00',
      endTime: '2026-07-02 02:00:00',
      meters: 'PRODUCTION',
      timeUnit: 'QUARTER_OF_AN_HOUR',
    });
  });

  it('reads the repeated hour of autumn twice when it is listed twice', async () => {
    const hour = ['02:00', '02:15', '02:30', '02:45'].map((clock) => ({
      date: `2025-10-26 ${clock}:00`,
      value: 1,
    }));
    const { measurements } = await read([...hour, ...hour], '2025-10-25T22:00:00Z');
    expect(utc(measurements)).toEqual([
      '00:00 good',
      '00:15 good',
      '00:30 good',
      '00:45 good',
      '01:00 good',
      '01:15 good',
      '01:30 good',
      '01:45 good',
    ]);
  });

  it('takes the repeated hour for an estimate when it is listed once', async () => {
    const { measurements } = await read([{ date: '2025-10-26 02:15:00', value: 1 }], '2025-10-25T22:00:00Z');
    expect(utc(measurements)).toEqual(['00:15 estimated']);
  });

  it('takes no reading from the hour that spring skips, nor from a quarter without a value', async () => {
    const { measurements } = await read(
      [
        { date: '2026-03-29 01:45:00', value: 3 },
        { date: '2026-03-29 02:15:00', value: 0 },
        { date: '2026-03-29 03:00:00' },
        { date: '2026-03-29 03:15:00', value: null },
        { date: '2026-03-29 03:30:00', value: -2 },
      ],
      '2026-03-28T23:00:00Z',
    );
    expect(utc(measurements)).toEqual(['00:45 good', '01:30 bad']);
    expect(measurements.map(({ wattHours }) => wattHours)).toEqual([3, 0]);
  });
});
