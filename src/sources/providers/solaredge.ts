/**
 * SolarEdge Monitoring Server API (public API description of 2022): an API key per account or site, 300 requests a day, times on
 * the site's clock without an offset, quarter hours of at most a month per request.
 */
import { z } from 'zod';
import { dayText, parseDay } from '../../engine/calendar/civil.js';
import { instantOf, isTimeZone, wallClock } from '../../engine/calendar/zone.js';
import type { Direction } from '../../engine/series/usage.js';
import type { Chunk, Measurement, Provider, Session } from '../provider.js';

const credentials = z.strictObject({
  apiKey: z.string().regex(/^[A-Za-z0-9]{16,64}$/, 'expected the API key of the site'),
  siteId: z.string().regex(/^\d{1,12}$/, 'expected the number of the site'),
});
type Credentials = z.infer<typeof credentials>;

const detailsShape = z.object({
  details: z.object({
    name: z.string(),
    location: z.object({ timeZone: z.string().optional() }).optional(),
  }),
});

const energyShape = z.object({
  energyDetails: z.object({
    unit: z.enum(['Wh', 'kWh', 'MWh']),
    meters: z.array(
      z.object({
        type: z.string(),
        values: z.array(
          z.object({
            date: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
            value: z.number().nullish(),
          }),
        ),
      }),
    ),
  }),
});

const METERS: Partial<Record<Direction, string>> = {
  production: 'Production',
  house: 'Consumption',
  import: 'Purchased',
  export: 'FeedIn',
};
const WATT_HOURS = { Wh: 1, kWh: 1000, MWh: 1_000_000 } as const;
const INTERVAL = 900;
const SPAN = 28 * 86_400;

export const solarEdge: Provider<Credentials> = {
  name: 'solaredge',
  title: 'SolarEdge',
  baseUrl: 'https://monitoringapi.solaredge.com',
  credentials,

  async test(session) {
    return (await details(session)).name;
  },

  async *readings(session, from, to): AsyncIterable<Chunk> {
    const { location } = await details(session);
    const zone = location?.timeZone && isTimeZone(location.timeZone) ? location.timeZone : session.zone;
    for (let start = from; start < to; start += SPAN) {
      const until = Math.min(start + SPAN, to);
      yield { measurements: await energy(session, zone, start, until), until };
    }
  },
};

const path = ({ credentials: { siteId } }: Session<Credentials>, what: string): string =>
  `/site/${siteId}/${what}`;

async function details(session: Session<Credentials>): Promise<z.infer<typeof detailsShape>['details']> {
  const query = { api_key: session.credentials.apiKey };
  return (await session.http.json(path(session, 'details'), detailsShape, { query })).details;
}

async function energy(
  session: Session<Credentials>,
  zone: string,
  from: number,
  to: number,
): Promise<Measurement[]> {
  const wanted = session.directions.filter((direction) => METERS[direction] !== undefined);
  const answer = await session.http.json(path(session, 'energyDetails'), energyShape, {
    query: {
      api_key: session.credentials.apiKey,
      timeUnit: 'QUARTER_OF_AN_HOUR',
      meters: wanted.map((direction) => METERS[direction]!.toUpperCase()).join(','),
      startTime: localText(zone, from),
      endTime: localText(zone, to),
    },
  });
  const { unit, meters } = answer.energyDetails;
  return wanted.flatMap((direction) => {
    const meter = meters.find(({ type }) => type === METERS[direction]);
    return meter ? measured(meter.values, direction, WATT_HOURS[unit], zone, session.now) : [];
  });
}

/** @example localText('Europe/Berlin', 0) === '1970-01-01 01:00:00' */
function localText(zone: string, instant: number): string {
  const { day, second } = wallClock(zone, instant);
  const clock = [second / 3600, (second / 60) % 60, second % 60].map((part) =>
    String(Math.floor(part)).padStart(2, '0'),
  );
  return `${dayText(day)} ${clock.join(':')}`;
}

/**
 * Local times to instants. In autumn the repeated hour is listed twice, and the second listing is the second pass; where it is
 * listed once nobody knows which pass it is, so it counts as estimated. A time that spring skips is no reading.
 */
function measured(
  values: readonly { date: string; value?: number | null | undefined }[],
  direction: Direction,
  scale: number,
  zone: string,
  now: number,
): Measurement[] {
  const listed = new Map<string, number>();
  for (const { date } of values) listed.set(date, (listed.get(date) ?? 0) + 1);
  const seen = new Set<string>();
  const measurements = values.flatMap(({ date, value }): Measurement[] => {
    const wall = parseDay(date.slice(0, 10))! * 86_400 + secondsOf(date.slice(11));
    const start = instantOf(zone, wall, seen.has(date));
    seen.add(date);
    if (start === undefined || value === undefined || value === null || start + INTERVAL > now) return [];
    const ambiguous = instantOf(zone, wall, true) !== instantOf(zone, wall, false);
    const guessed = ambiguous && listed.get(date) === 1;
    const quality = value < 0 ? 'bad' : guessed ? 'estimated' : 'good';
    return [{ direction, start, end: start + INTERVAL, wattHours: Math.max(0, value) * scale, quality }];
  });
  return measurements.sort((a, b) => a.start - b.start);
}

function secondsOf(clock: string): number {
  const [hours, minutes, seconds] = clock.split(':').map(Number);
  return hours! * 3600 + minutes! * 60 + seconds!;
}
