import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import { kwhText } from '../engine/money.js';
import { dailyUsage, type DailyUsage } from '../usage/daily-usage.js';
import { Meter } from './meter.entity.js';
import { balance, FLOWS, rollUp, type Flows } from './roll-up.js';
import type { FlowsDto, SiteCommodityDto, SiteEnergyDto, SpanQuery } from './sites.dto.js';
import { siteOf } from './sites.service.js';

/** What a site took, gave and made, rolled up over its meters. */
@Injectable()
export class SiteEnergyService {
  constructor(private readonly tenancy: Tenancy) {}

  /** @throws Problem 404 */
  energy(userId: string, siteId: string, span: SpanQuery): Promise<SiteEnergyDto> {
    return this.tenancy.withUser(userId, async (db) => {
      await siteOf(db, userId, siteId);
      const meters = await db.find(Meter, { where: { userId, siteId }, order: { id: 'ASC' } });
      const days = await dailyUsage(
        db,
        userId,
        meters.map(({ id }) => id),
        span,
      );
      const kinds = new Map<string, Meter[]>();
      for (const meter of meters) {
        const kind = `${meter.commodity} ${meter.unit}`;
        kinds.set(kind, [...(kinds.get(kind) ?? []), meter]);
      }
      const commodities = [...kinds.values()].map((ofKind) => commodityOf(ofKind, days));
      return { siteId, from: span.from ?? null, to: span.to ?? null, commodities };
    });
  }
}

/** Quantities of different units are never added. */
function commodityOf(meters: readonly Meter[], days: readonly DailyUsage[]): SiteCommodityDto {
  const { nodes, total } = rollUp(meters, days);
  const { net, consumption } = balance(total);
  const { commodity, unit } = meters[0]!;
  return {
    commodity,
    unit,
    total: flowsJson(total),
    net: kwhText(net),
    consumption: kwhText(consumption),
    meters: meters.map(({ id, parentMeterId, name, category }) => {
      const { own, rolledUp } = nodes.get(id)!;
      return {
        meterId: id,
        parentMeterId,
        name,
        category,
        own: flowsJson(own),
        rolledUp: flowsJson(rolledUp),
      };
    }),
  };
}

const flowsJson = (flows: Flows): FlowsDto =>
  Object.fromEntries(
    FLOWS.map((flow) => [flow, flows[flow] === undefined ? null : kwhText(flows[flow])]),
  ) as unknown as FlowsDto;
