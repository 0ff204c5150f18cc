import type { Countable, Tier } from './tiers.js';

export class QuotaDto {
  name!: Countable;
  /** null: no limit. */
  limit!: number | null;
  used!: number;
  /** When counting begins again; null for what is counted by what is there. */
  resetsAt!: Date | null;
}

export class QuotasDto {
  tier!: Tier;
  quotas!: QuotaDto[];
}
