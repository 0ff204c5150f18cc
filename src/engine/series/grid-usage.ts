/** The registers of a home on one timeline: from what readers produce to what the tariff engine prices. */
import { done, refuse, type Outcome } from '../refusal.js';
import type { Channel, Register, Usage } from './usage.js';

export interface GridUsageOptions {
  /** Only this meter's registers; without it all meters of the home are added. */
  readonly meter?: string;
}

/** Which register of a bill a channel belongs to; submeters lie behind the grid meter and are none. */
function registerOf(channel: Channel): Register | undefined {
  switch (channel.direction) {
    case 'import':
      return channel.role === 'controlled_load' ? 'controlled_load' : 'general';
    case 'export':
    case 'house':
    case 'production':
      return channel.direction;
    default:
      return undefined;
  }
}

/**
 * Adds up the channels of each kind on one timeline. Readings of any length may be mixed (quarter hours, days, months): where
 * lengths differ, the longer reading is spread evenly over the shorter ones, to the last milliwatt-hour. Only time that an import
 * register covers is priced; where the home has none but its own use and production, import and export are their difference.
 * @example gridUsage([dayTariff, nightTariff, feedIn])
 */
export function gridUsage(channels: readonly Channel[], options: GridUsageOptions = {}): Outcome<Usage> {
  const electric = channels.filter(
    (channel) =>
      channel.commodity === 'electricity' &&
      channel.starts.length > 0 &&
      (options.meter === undefined || channel.meter === options.meter) &&
      registerOf(channel) !== undefined,
  );
  if (electric.length === 0) return refuse('no_usage', whyNone(channels, options));
  const imports = electric.filter((channel) => channel.direction === 'import' || channel.netted);
  if (imports.length > 0) return done(merge(electric, imports));
  const house = electric.filter((channel) => channel.direction === 'house');
  if (house.length === 0)
    return refuse(
      'no_usage',
      'The file says what was produced or given to the grid, but not what was taken from it.',
    );
  return done(netOfProduction(merge(electric, house)));
}

function whyNone(channels: readonly Channel[], options: GridUsageOptions): string {
  const other = channels.find((channel) => channel.commodity !== 'electricity');
  if (options.meter !== undefined && channels.length > 0)
    return `No electricity readings of meter ${options.meter}; the file has ${[...new Set(channels.map((one) => one.meter))].join(', ')}.`;
  return other
    ? `The readings are of ${other.commodity}, not electricity.`
    : 'There are no electricity readings.';
}

/** `covering` decides which time counts. */
function merge(channels: readonly Channel[], covering: readonly Channel[]): Usage {
  if (sameTimeline(channels)) return addUp(channels);
  const bounds = boundaries(channels);
  const segments = bounds.length - 1;
  const covered = new Uint8Array(segments);
  for (const channel of covering) eachPart(channel, bounds, (segment) => (covered[segment] = 1));
  const positions = new Int32Array(segments).fill(-1);
  let count = 0;
  for (let segment = 0; segment < segments; segment++) if (covered[segment]) positions[segment] = count++;
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  for (let segment = 0; segment < segments; segment++) {
    const at = positions[segment]!;
    if (at < 0) continue;
    starts[at] = bounds[segment]!;
    ends[at] = bounds[segment + 1]!;
  }
  const registers: Partial<Record<Register, Float64Array>> = {};
  for (const channel of channels) {
    const sums = (registers[registerOf(channel)!] ??= new Float64Array(count));
    eachPart(channel, bounds, (segment, quantity) => {
      const at = positions[segment]!;
      if (at >= 0) sums[at]! += quantity;
    });
  }
  return {
    timeline: { starts, ends },
    registers: { ...registers, general: registers.general ?? new Float64Array(count) },
  };
}

function sameTimeline(channels: readonly Channel[]): boolean {
  const [first, ...others] = channels;
  return others.every(
    (other) =>
      other.starts.length === first!.starts.length &&
      other.starts.every((start, i) => start === first!.starts[i] && other.ends[i] === first!.ends[i]),
  );
}

function addUp(channels: readonly Channel[]): Usage {
  const { starts, ends } = channels[0]!;
  const registers: Partial<Record<Register, Float64Array>> = {};
  for (const channel of channels) {
    const register = registerOf(channel)!;
    const sums = registers[register];
    if (!sums) registers[register] = channel.quantities.slice();
    else for (let i = 0; i < sums.length; i++) sums[i]! += channel.quantities[i]!;
  }
  return {
    timeline: { starts, ends },
    registers: { ...registers, general: registers.general ?? new Float64Array(starts.length) },
  };
}

/** Every start and end, ascending, once. */
function boundaries(channels: readonly Channel[]): Float64Array {
  const all = new Float64Array(channels.reduce((sum, channel) => sum + 2 * channel.starts.length, 0));
  let at = 0;
  for (const { starts, ends } of channels) {
    all.set(starts, at);
    all.set(ends, at + starts.length);
    at += 2 * starts.length;
  }
  all.sort();
  let unique = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[unique - 1]) all[unique++] = all[i]!;
  return all.subarray(0, unique);
}

/** Calls back for every segment of every reading with its share, so that the shares of a reading add up to it exactly. */
function eachPart(
  channel: Channel,
  bounds: Float64Array,
  part: (segment: number, quantity: number) => void,
): void {
  const { starts, ends, quantities } = channel;
  let segment = 0;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const end = ends[i]!;
    while (bounds[segment]! < start) segment++;
    let given = 0;
    for (; bounds[segment]! < end; segment++) {
      const upTo = Math.round((quantities[i]! * (bounds[segment + 1]! - start)) / (end - start));
      part(segment, upTo - given);
      given = upTo;
    }
  }
}

/** Import is what the home used beyond its production, export the reverse, reading by reading. */
function netOfProduction(usage: Usage): Usage {
  const house = usage.registers.house!;
  const production = usage.registers.production;
  const general = house.map((used, i) => Math.max(0, used - (production?.[i] ?? 0)));
  if (!production) return { timeline: usage.timeline, registers: { ...usage.registers, general } };
  const surplus = house.map((used, i) => Math.max(0, production[i]! - used));
  return { timeline: usage.timeline, registers: { ...usage.registers, general, export: surplus } };
}
