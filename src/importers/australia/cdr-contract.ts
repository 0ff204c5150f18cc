/**
 * The electricity contract of an Australian CDR plan detail (v1 to v3) read into plain terms.
 *
 * Archived bodies carry cents where the standard says dollars: the scale is told by magnitude, for usage, supply, controlled load,
 * demand and feed-in alike. Fees, fixed discounts and green options are dollars in both.
 */
import { type Json, objectsOf } from '../record.js';
import { controlledLoad } from './cdr-controlled-load.js';
import { demandCharge } from './cdr-demand.js';
import { discountsOf, feesOf, greenOptions } from './cdr-extras.js';
import { feedIn } from './cdr-feed-in.js';
import { scaleOf, supplyPeriod } from './cdr-rates.js';
import type { Contract } from './contract.js';
import { discountComponents, feeComponents, greenComponents } from './extras.js';

/** @throws Unreadable with the reason why the contract has no single price */
export function cdrContract(contract: Json): Contract {
  const flags: string[] = [];
  const scale = scaleOf(contract);
  const periods = objectsOf(contract['tariffPeriod']);
  const supply = periods.flatMap((period, index) =>
    supplyPeriod(period, scale, `/tariffPeriod/${index}`, flags),
  );
  const demand = periods.flatMap((period, index) =>
    objectsOf(period['demandCharges']).flatMap((charge) =>
      demandCharge(charge, period, scale, `/tariffPeriod/${index}`, flags),
    ),
  );
  return {
    supply,
    controlledLoad: controlledLoad(contract['controlledLoad'], scale, flags),
    demand,
    feedIn: feedIn(contract['solarFeedInTariff'], scale, flags),
    extras: [
      ...greenComponents(greenOptions(contract['greenPowerCharges'])),
      ...discountComponents(discountsOf(contract['discounts']), flags),
      ...feeComponents(feesOf(contract['fees'])),
    ],
    flags,
  };
}
