/** What each tier may use. The one table of limits. */

export const TIERS = ['free', 'pro', 'team', 'enterprise'] as const;
export type Tier = (typeof TIERS)[number];

/** Counted by calendar month in the person's zone. */
export const MONTHLY = ['datasets', 'reports', 'recommendations'] as const;
export type Monthly = (typeof MONTHLY)[number];

/** Counted by what is there. */
export const STANDING = ['connections'] as const;
export type Countable = Monthly | (typeof STANDING)[number];

/** null: no limit. */
export type Limits = Readonly<Record<Countable, number | null>>;

export const LIMITS: Readonly<Record<Tier, Limits>> = {
  free: { datasets: 5, reports: 3, recommendations: null, connections: 5 },
  pro: { datasets: null, reports: null, recommendations: null, connections: 5 },
  team: { datasets: null, reports: null, recommendations: null, connections: 10 },
  // Until an administrator sets what was agreed.
  enterprise: { datasets: null, reports: null, recommendations: null, connections: 10 },
};

/** @param agreed what an enterprise account agreed on, in place of the tier's own limits */
export const limitsOf = (tier: Tier, agreed: Partial<Limits> | null): Limits => ({
  ...LIMITS[tier],
  ...(tier === 'enterprise' ? agreed : null),
});
