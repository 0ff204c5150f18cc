/** The word a person uses for a rate structure. */
import type { PlanType } from '../engine/plan.js';
import type { RateStructure } from '../engine/tariff/structure.js';

/** @param rateType what the source says of the price itself, where it does: fixed, variable or indexed */
export function planTypeOf(structure: RateStructure, rateType?: string): PlanType {
  const said = rateType?.toLowerCase() ?? '';
  const followsMarket =
    structure.components.some(({ kind }) => kind === 'indexed') ||
    structure.flags?.includes('wholesale_estimate') ||
    said.includes('index');
  if (followsMarket) return 'indexed';
  const energy = structure.components.filter((component) => component.kind === 'energy');
  const general = energy.filter(
    ({ register }) => register === undefined || register === 'general' || register === 'net',
  );
  if (general.some(({ periods }) => periods.length > 1)) return 'time_of_use';
  if (said.includes('variable')) return 'variable';
  if (general.some(({ periods }) => periods.some((period) => 'tiers' in period))) return 'tiered';
  return 'fixed';
}
