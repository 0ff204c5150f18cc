/** Compiled rate structures, kept as long as the plan that holds them: a catalog is compiled once, not once per household. */
import type { Outcome } from '../refusal.js';
import { compileTariff, type Tariff } from '../tariff/tariff.js';
import type { RateStructure } from '../tariff/structure.js';

const compiled = new WeakMap<RateStructure, Outcome<Tariff>>();

export function tariffOf(structure: RateStructure): Outcome<Tariff> {
  let found = compiled.get(structure);
  if (!found) compiled.set(structure, (found = compileTariff(structure)));
  return found;
}
