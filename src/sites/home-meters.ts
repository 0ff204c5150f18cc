import type { EntityManager } from 'typeorm';
import { notFound } from '../http/problem.js';
import { Meter } from './meter.entity.js';

/**
 * The meter that was asked for, else the electricity meters of the first site that has one; what hangs below another meter is
 * counted there already. @throws Problem 404 for a meter that is not theirs
 */
export async function homeMeters(db: EntityManager, userId: string, meterId?: string): Promise<Meter[]> {
  if (meterId !== undefined) {
    const meter = await db.findOneBy(Meter, { userId, id: meterId });
    if (!meter) throw notFound();
    return [meter];
  }
  const all = await db.find(Meter, {
    where: { userId, commodity: 'electricity', active: true },
    order: { id: 'ASC' },
  });
  const top = all.filter(({ parentMeterId }) => parentMeterId === null);
  return top.filter(({ siteId }) => siteId === top[0]!.siteId);
}
