import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import type { ExitFee, Plan } from '../engine/plan.js';
import type { CurrentPlan as RankedCurrentPlan } from '../engine/ranking/recommendation.js';
import type { RateStructure } from '../engine/tariff/structure.js';
import { compileTariff } from '../engine/tariff/tariff.js';
import { changed, versioned } from '../http/etag.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import { exitFeeSchema } from '../plans/exit-fee.schema.js';
import { PlansService } from '../plans/plans.service.js';
import type { CurrentPlanDto, PutCurrentPlanDto } from './current-plan.dto.js';
import { CurrentPlan } from './current-plan.entity.js';
import type { User } from './user.entity.js';

@Injectable()
export class CurrentPlanService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly plans: PlansService,
  ) {}

  /** The plan as a ranking prices it; undefined when none is set. Joins an open transaction. */
  async forRanking(user: User): Promise<RankedCurrentPlan | undefined> {
    const row = await this.row(user.id);
    if (!row) return undefined;
    const plan = row.planVersionId
      ? await this.plans.plan(row.planVersionId)
      : ownPlan(row.name ?? 'Your plan', row.rateStructure!, row.exitFee, user.country);
    return {
      plan,
      contractStart: row.contractStart ?? undefined,
      contractEnd: row.contractEnd ?? undefined,
      exitFee: row.exitFee,
    };
  }

  /** @throws Problem 404 when none is set */
  async read(userId: string): Promise<CurrentPlanDto> {
    const row = await this.row(userId);
    if (!row) throw notFound();
    const version = row.planVersionId ? await this.plans.read(row.planVersionId) : null;
    return versioned(
      {
        planId: version?.id ?? null,
        planVersionId: row.planVersionId,
        name: row.name ?? version?.name ?? null,
        rateStructure: row.rateStructure,
        contractStart: row.contractStart,
        contractEnd: row.contractEnd,
        exitFee: row.exitFee,
        updatedAt: row.updatedAt,
      },
      row.version,
    );
  }

  /**
   * @param version optional: the version that was read
   * @throws Problem 400 for values that contradict each other, 412 when changed since, 422 for a structure that cannot be priced
   */
  async put(userId: string, dto: PutCurrentPlanDto, version: number | undefined): Promise<CurrentPlanDto> {
    if ((dto.planId === undefined) === (dto.rateStructure === undefined)) {
      throw invalid('/planId', 'give either planId or rateStructure');
    }
    if (dto.contractStart && dto.contractEnd && dto.contractEnd < dto.contractStart) {
      throw invalid('/contractEnd', 'contractEnd must not be before contractStart');
    }
    await this.tenancy.withUser(userId, async (db) => {
      const plan = dto.planId === undefined ? null : await this.plans.read(dto.planId);
      const existing = await db.findOne(CurrentPlan, {
        where: { userId },
        lock: { mode: 'pessimistic_write' },
      });
      if (version !== undefined && version !== existing?.version) throw changed();
      await db.save(CurrentPlan, {
        userId,
        planVersionId: plan?.versionId ?? null,
        rateStructure: dto.rateStructure ? structureOf(dto.rateStructure) : null,
        name: dto.name ?? null,
        contractStart: dto.contractStart ?? null,
        contractEnd: dto.contractEnd ?? null,
        exitFee: dto.exitFee ? exitFeeOf(dto.exitFee) : (plan?.exitFee ?? { kind: 'unknown' }),
        version: (existing?.version ?? 0) + 1,
        updatedAt: new Date(),
      });
    });
    return this.read(userId);
  }

  async remove(userId: string): Promise<void> {
    await this.tenancy.withUser(userId, (db) => db.delete(CurrentPlan, { userId }));
  }

  private row(userId: string): Promise<CurrentPlan | null> {
    return this.tenancy.withUser(userId, (db) => db.findOneBy(CurrentPlan, { userId }));
  }
}

/** A person's own rate structure as a plan: what nobody sells has no more to it. */
const ownPlan = (name: string, structure: RateStructure, exitFee: ExitFee, country: string): Plan => ({
  id: 'current',
  name,
  supplier: '',
  version: '1',
  country,
  commodity: 'electricity',
  planType: 'fixed',
  structure,
  networks: [],
  contractMonths: 0,
  exitFee,
  prepaid: false,
  customer: 'any',
  eligibility: [],
  source: { catalog: 'own' },
  flags: [],
});

/** @throws Problem 422 with the engine's own reason and pointer */
function structureOf(json: Record<string, unknown>): RateStructure {
  const compiled = compileTariff(json);
  if (compiled.ok) return compiled.value.structure;
  const { reason, detail, pointer } = compiled.refusal;
  throw new Problem(422, `plan-${reason.replaceAll('_', '-')}`, detail, {
    errors: [{ pointer: `/rateStructure${pointer ?? ''}`, detail }],
  });
}

function exitFeeOf(json: Record<string, unknown>): ExitFee {
  const parsed = exitFeeSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw invalid(`/exitFee${issue.path.map((part) => `/${String(part)}`).join('')}`, issue.message);
}
