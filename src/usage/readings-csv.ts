/** All readings of a person as rows of a CSV file. */
import type { EntityManager } from 'typeorm';
import { isoInstant } from '../engine/calendar/zone.js';
import { kwhText } from '../engine/money.js';
import { QUALITY } from '../engine/series/usage.js';
import { loadChannels } from './usage-loader.js';

const QUALITY_NAMES = Object.keys(QUALITY);

export async function readingsCsvRows(db: EntityManager, userId: string): Promise<string[][]> {
  const meters = (await db.query('select id from meters')) as { id: string }[];
  const channels = await loadChannels(
    db,
    userId,
    meters.map(({ id }) => id),
  );
  const rows = [['meter', 'register', 'direction', 'start', 'end', 'quantity', 'unit', 'quality']];
  for (const channel of channels) {
    channel.starts.forEach((start, i) => {
      rows.push([
        channel.meter,
        channel.register,
        channel.direction,
        isoInstant(start),
        isoInstant(channel.ends[i]!),
        kwhText(channel.quantities[i]!),
        channel.unit,
        QUALITY_NAMES[channel.quality[i]!]!,
      ]);
    });
  }
  return rows;
}
