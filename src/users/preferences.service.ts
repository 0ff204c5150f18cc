import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import {
  checkWeights,
  FACTORS,
  PRESETS,
  type Preferences,
  type Weights,
} from '../engine/ranking/preferences.js';
import { changed, versioned } from '../http/etag.js';
import { invalid } from '../http/problem.js';
import type { PreferencesDto, PutPreferencesDto } from './preferences.dto.js';
import { UserPreferences } from './user-preferences.entity.js';

const number = (text: string | null): number | undefined => (text === null ? undefined : Number(text));

function preferencesOf(row: UserPreferences): Preferences {
  const { cost, flexibility, renewable, rating } = row;
  return {
    weights: { cost, flexibility, renewable, rating },
    vetoes: {
      minRenewablePercent: number(row.minRenewablePercent),
      maxContractMonths: row.maxContractMonths ?? undefined,
      noVariablePrice: row.noVariablePrice,
      noPrepaid: row.noPrepaid,
      minSupplierRating: number(row.minSupplierRating),
    },
  };
}

@Injectable()
export class PreferencesService {
  constructor(private readonly tenancy: Tenancy) {}

  /** What a ranking needs. Joins an open transaction. */
  async preferences(userId: string): Promise<Preferences> {
    return preferencesOf(await this.row(userId));
  }

  /** The weights, and since when they have been these. Joins an open transaction. */
  async weightsSet(userId: string): Promise<{ weights: Weights; since: Date }> {
    const row = await this.row(userId);
    return { weights: preferencesOf(row).weights, since: row.weightsSetAt };
  }

  async read(userId: string): Promise<PreferencesDto> {
    const row = await this.row(userId);
    const { weights, vetoes } = preferencesOf(row);
    return versioned({ weights, vetoes, updatedAt: row.updatedAt }, row.version);
  }

  /** @param version optional: the version that was read @throws Problem 400 when the weights do not sum to 100, 412 when changed since */
  async put(userId: string, dto: PutPreferencesDto, version: number | undefined): Promise<PreferencesDto> {
    if (dto.preset && dto.weights) throw invalid('/preset', 'give either a preset or weights');
    const weights = dto.weights ?? PRESETS[dto.preset ?? 'default'];
    const checked = checkWeights(weights);
    if (!checked.ok) throw invalid(checked.refusal.pointer ?? '/weights', checked.refusal.detail);
    const { vetoes = {} } = dto;
    await this.tenancy.withUser(userId, async (db) => {
      const row = await db.findOneOrFail(UserPreferences, {
        where: { userId },
        lock: { mode: 'pessimistic_write' },
      });
      if (version !== undefined && version !== row.version) throw changed();
      const { cost, flexibility, renewable, rating } = weights;
      const same = FACTORS.every((factor) => weights[factor] === row[factor]);
      await db.update(
        UserPreferences,
        { userId },
        {
          cost,
          flexibility,
          renewable,
          rating,
          // The database's clock, which also dates the choices.
          ...(!same && { weightsSetAt: () => 'now()' }),
          minRenewablePercent: vetoes.minRenewablePercent?.toString() ?? null,
          maxContractMonths: vetoes.maxContractMonths ?? null,
          noVariablePrice: vetoes.noVariablePrice ?? false,
          noPrepaid: vetoes.noPrepaid ?? false,
          minSupplierRating: vetoes.minSupplierRating?.toString() ?? null,
          version: row.version + 1,
          updatedAt: new Date(),
        },
      );
    });
    return this.read(userId);
  }

  private row(userId: string): Promise<UserPreferences> {
    return this.tenancy.withUser(userId, (db) => db.findOneByOrFail(UserPreferences, { userId }));
  }
}
