/** A URDB record (in the API's form) into a rate structure. Price is `rate + adj`; `max` is a cumulative inclusive bound. */
import type { RateStructure } from '../../engine/tariff/structure.js';
import { decimalOf, type Json, textOf, validStructure } from '../record.js';
import { exportCredit, fixedCharges, minimums } from './urdb-charges.js';
import { billingDemand, demandCharges, flatDemandCharges, refuseCoincident } from './urdb-demand.js';
import { energyComponent, type UrdbOptions } from './urdb-energy.js';

/** @throws Unreadable when the record cannot be priced as it stands */
export function urdbStructure(rate: Json, options: UrdbOptions): RateStructure {
  const flags: string[] = [];
  const energy = energyComponent(rate, options, flags);
  const components = [
    ...fixedCharges(rate),
    energy,
    ...demandCharges(rate),
    ...flatDemandCharges(rate),
    ...minimums(rate),
    ...exportCredit(rate, energy, flags),
  ];
  refuseCoincident(rate);
  if (decimalOf(rate['demandreactivepowercharge'])?.gt(0)) flags.push('reactive_power_not_priced');
  if (rate['energycomments'] || rate['fixedattrs'] || rate['energyattrs']) flags.push('riders_in_text');
  const ratchet = billingDemand(rate);
  return validStructure({
    schema: 'treebeard/rate-structure/1',
    currency: 'USD',
    timezone: options.timezone,
    pricesIncludeTax: false,
    coverage: coverageOf(rate),
    ...(ratchet ? { billingDemand: ratchet } : {}),
    components,
    ...(flags.length > 0 ? { flags } : {}),
  });
}

/** Delivery without supply is half a bill, whatever the price looks like. */
function coverageOf(rate: Json): RateStructure['coverage'] {
  const service = textOf(rate['servicetype'])?.toLowerCase() ?? '';
  const words = `${textOf(rate['name']) ?? ''}`.toLowerCase();
  if (service === 'delivery' || /\b(delivery|distribution)[- ](service )?only\b/.test(words))
    return 'delivery_only';
  if (service === 'energy' || /\b(supply|generation|energy)[- ]only\b/.test(words)) return 'supply_only';
  return 'full';
}
