/**
 * The demo home: a year of 15-minute readings of an all-electric house with air conditioning, made from a weather-driven model.
 * Seasons, weekends, a 23-hour and a 25-hour day are in it. Nothing here is random from run to run.
 */
import { parseDay, weekday, yearMonthDay, type CivilDay } from '../engine/calendar/civil.js';
import { startOfDay, wallClock } from '../engine/calendar/zone.js';
import { QUALITY, type Channel } from '../engine/series/usage.js';
import { normal, seededRandom } from './random.js';

export interface HouseholdOptions {
  readonly seed?: number;
  /** First day, YYYY-MM-DD. */
  readonly from?: string;
  readonly days?: number;
  readonly timezone?: string;
  readonly meter?: string;
  /** 1 is about 13,000 kWh a year. */
  readonly size?: number;
}

export const DEMO_METER = '10443720001234567';
export const DEMO_TIMEZONE = 'America/Chicago';
const STEP = 900;

/** Mean outdoor temperature (°C) by month in north Texas, rounded from long-term normals. */
const MONTH_TEMPERATURE = [8, 10, 14.5, 19, 23.5, 28, 30, 30, 26, 20, 13.5, 9] as const;

/**
 * Readings of the demo home in whole watt-hours.
 * @example householdReadings({ days: 1 }).starts.length === 96
 */
export function householdReadings(options: HouseholdOptions = {}): Channel {
  const zone = options.timezone ?? DEMO_TIMEZONE;
  const first = parseDay(options.from ?? '2025-01-01');
  if (first === undefined) throw new RangeError(`not a day: ${options.from}`);
  const begin = startOfDay(zone, first);
  const end = startOfDay(zone, first + (options.days ?? 365));
  const count = (end - begin) / STEP;
  const random = seededRandom(options.seed ?? 7);
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  const quantities = new Float64Array(count);
  let spell = 0;
  let today = -1;
  for (let i = 0; i < count; i++) {
    const start = begin + i * STEP;
    const { day, second } = wallClock(zone, start);
    if (day !== today) {
      // Warm and cold spells last some days.
      spell = 0.75 * spell + 2.2 * normal(random);
      today = day;
    }
    const hour = second / 3600;
    const temperature = dayTemperature(day) + spell + 5.5 * Math.cos(((hour - 16) / 12) * Math.PI);
    const watts = (baseLoad(hour, weekday(day)) + airConditioning(temperature)) * (options.size ?? 1);
    starts[i] = start;
    ends[i] = start + STEP;
    quantities[i] = Math.max(8, Math.round(watts * 0.25 * (0.8 + 0.4 * random()))) * 1000;
  }
  return {
    meter: options.meter ?? DEMO_METER,
    register: '',
    role: 'general',
    direction: 'import',
    commodity: 'electricity',
    unit: 'kWh',
    starts,
    ends,
    quantities,
    quality: new Uint8Array(count).fill(QUALITY.actual),
  };
}

/** The month means, joined by straight lines from mid-month to mid-month. */
function dayTemperature(day: CivilDay): number {
  const { month, day: dayOfMonth } = yearMonthDay(day);
  const position = month - 1 + (dayOfMonth - 15) / 30;
  const before = Math.floor(position);
  const share = position - before;
  const at = (index: number): number => MONTH_TEMPERATURE[(index + 12) % 12]!;
  return at(before) * (1 - share) + at(before + 1) * share;
}

/** Watts of everything but heating and cooling: higher in the morning, the evening, and by day at the weekend. */
function baseLoad(hour: number, dayOfWeek: number): number {
  const bump = (centre: number, width: number): number => Math.exp(-(((hour - centre) / width) ** 2));
  const weekend = dayOfWeek === 0 || dayOfWeek === 6;
  return 400 + 420 * bump(weekend ? 9 : 7, 1.3) + 950 * bump(19.5, 2.4) + (weekend ? 380 * bump(13.5, 3) : 0);
}

/** Watts of the heat pump: cooling above 22 °C, heating below 14 °C. */
const airConditioning = (temperature: number): number =>
  240 * Math.max(0, temperature - 22) + 150 * Math.max(0, 14 - temperature);
