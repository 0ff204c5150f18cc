/** Readings out of the tables of days and periods, as the readers gave them. */
import type { EntityManager } from 'typeorm';
import type { Channel, Commodity, Direction } from '../engine/series/usage.js';
import { unpackDay } from './packed-day.js';
import { DAY_COLUMNS, type StoredDay } from './usage-store.js';

interface ChannelRow extends StoredDay {
  readonly meterId: string;
  readonly serial: string;
  readonly register: string;
  readonly direction: Direction;
  readonly role: Channel['role'];
  readonly netted: boolean;
  readonly commodity: Commodity;
  readonly unit: string;
}

interface PeriodRow extends Omit<ChannelRow, keyof StoredDay> {
  readonly start: number;
  readonly end: number;
  readonly quantity: number;
  readonly code: number;
}

/** The readings of some meters, as the readers gave them: what a ranking prices. @param meterIds of this user */
export async function loadChannels(
  db: EntityManager,
  userId: string,
  meterIds: readonly string[],
): Promise<Channel[]> {
  const whose = `m.id as "meterId", m.serial, register, direction, role, netted, m.commodity, m.unit`;
  const join = `join meters m on m.user_id = h.user_id and m.id = h.meter_id
     where h.user_id = $1 and h.meter_id = any($2) order by m.id, register, direction`;
  const days = (await db.query(`select ${whose}, ${DAY_COLUMNS} from usage_history h ${join}, usage_date`, [
    userId,
    meterIds,
  ])) as ChannelRow[];
  const periods = (await db.query(
    `select ${whose}, extract(epoch from starts_at)::double precision as start,
       extract(epoch from ends_at)::double precision as "end",
       (quantity * 1000000)::double precision as quantity, quality_code as code
     from usage_periods h ${join}, starts_at`,
    [userId, meterIds],
  )) as PeriodRow[];
  const keyOf = (row: ChannelRow | PeriodRow): string => `${row.meterId} ${row.direction} ${row.register}`;
  const groups = new Map<string, { days: ChannelRow[]; periods: PeriodRow[] }>();
  const group = (row: ChannelRow | PeriodRow): { days: ChannelRow[]; periods: PeriodRow[] } => {
    const key = keyOf(row);
    let found = groups.get(key);
    if (!found) groups.set(key, (found = { days: [], periods: [] }));
    return found;
  };
  for (const row of days) group(row).days.push(row);
  for (const row of periods) group(row).periods.push(row);
  return [...groups.values()].map((one) => channelOf(one.days, one.periods));
}

type Columns = Pick<Channel, 'starts' | 'ends' | 'quantities' | 'quality'>;

function channelOf(days: readonly ChannelRow[], periods: readonly PeriodRow[]): Channel {
  const { serial, register, direction, role, netted, commodity, unit } = (days[0] ?? periods[0])!;
  const fine = columnsOfDays(days);
  return {
    meter: serial,
    register,
    direction,
    role,
    commodity,
    unit,
    ...(netted && { netted }),
    ...(periods.length > 0 ? joined(fine, outside(fine, periods)) : fine),
  };
}

/** Straight into columns: a home-year of quarter hours is too much for an object per reading. */
function columnsOfDays(days: readonly StoredDay[]): Columns {
  const slots = days.reduce((sum, day) => sum + day.seconds / day.interval, 0);
  const starts = new Float64Array(slots);
  const ends = new Float64Array(slots);
  const quantities = new Float64Array(slots);
  const codes = new Uint8Array(slots);
  let count = 0;
  for (const day of days) {
    const { start, interval, values, quality } = unpackDay(day);
    for (let i = 0; i < values.length; i++) {
      if (Number.isNaN(values[i]!)) continue;
      starts[count] = start + i * interval;
      ends[count] = start + (i + 1) * interval;
      quantities[count] = values[i]!;
      codes[count++] = quality[i]!;
    }
  }
  return {
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    quantities: quantities.subarray(0, count),
    quality: codes.subarray(0, count),
  };
}

/** Periods in whose time there is no finer reading: what is counted twice would be paid twice. */
function outside({ starts, ends }: Columns, periods: readonly PeriodRow[]): readonly PeriodRow[] {
  return periods.filter(({ start, end }) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > start) high = middle;
      else low = middle + 1;
    }
    return low === starts.length || starts[low]! >= end;
  });
}

/** Two lists that are each in order become one. */
function joined(fine: Columns, periods: readonly PeriodRow[]): Columns {
  const size = fine.starts.length + periods.length;
  const columns = {
    starts: new Float64Array(size),
    ends: new Float64Array(size),
    quantities: new Float64Array(size),
    quality: new Uint8Array(size),
  };
  let i = 0;
  let p = 0;
  for (let at = 0; at < size; at++) {
    const period = periods[p];
    const takePeriod = period !== undefined && (i === fine.starts.length || period.start < fine.starts[i]!);
    columns.starts[at] = takePeriod ? period.start : fine.starts[i]!;
    columns.ends[at] = takePeriod ? period.end : fine.ends[i]!;
    columns.quantities[at] = takePeriod ? period.quantity : fine.quantities[i]!;
    columns.quality[at] = takePeriod ? period.code : fine.quality[i]!;
    if (takePeriod) p++;
    else i++;
  }
  return columns;
}
