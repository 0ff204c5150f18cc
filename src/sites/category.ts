/** What a meter measures: production, consumption, storage, or injection to the grid. */
export const CATEGORIES = ['PROD', 'CONS', 'STOR', 'INJ'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What somebody reads off a meter of each category who does not say which counter it was. */
export const DIRECTION_OF = {
  CONS: 'import',
  PROD: 'production',
  STOR: 'import',
  INJ: 'export',
} as const satisfies Readonly<Record<Category, string>>;
