/** Demand charges of a CDR contract, by their fields or, per tariff period, by their words. */
import { giveUp, type Json, numberOf, priceOf, textOf, wordOf } from '../record.js';
import type { Scale } from './cdr-rates.js';
import { DAY_MINUTES, daysOf, seasonOf, windowMinutes } from './clock.js';
import type { ClockWindow, DemandCharge } from './contract.js';
import { demandWords, type DemandWords, seasonWithin } from './demand-words.js';

export function demandCharge(
  charge: Json,
  period: Json,
  scale: Scale,
  pointer: string,
  flags: string[],
): DemandCharge[] {
  const published = priceOf(charge['amount'], 'a demand charge', `${pointer}/demandCharges`);
  if (published.isZero()) return [];
  const amount = scale(published);
  const name = textOf(charge['displayName']) ?? 'Demand';
  const kind = wordOf(charge['chargePeriod']) ?? 'DAY';
  const inWords = kind === 'TARIFF_PERIOD';
  const words = demandWords(`${name}. ${textOf(charge['description']) ?? ''}`);
  const refuseDemand = (why: string): never =>
    giveUp('unsupported', `the demand charge "${name}" ${why}`, `${pointer}/demandCharges`);
  const per = inWords ? words.per : kind === 'MONTH' ? 'month' : 'day';
  if (per === undefined) return refuseDemand('is per tariff period, and its words do not say what for');
  if (per === 'year') return refuseDemand('is per year');
  const unit = wordOf(charge['measureUnit']) ?? 'KW';
  if (unit !== 'KW' && unit !== 'KWH' && unit !== 'KVA')
    giveUp('unknown_unit', `the demand charge "${name}" is per "${unit}"`, `${pointer}/demandCharges`);
  if (numberOf(charge['maxDemand'], 'the bound of a demand charge', `${pointer}/demandCharges`)?.gt(0))
    return refuseDemand('ends at a highest demand, and what holds beyond is not said');
  if (words.unit === 'kVA' || unit === 'KVA')
    return refuseDemand('is per kVA, which meters of homes do not record');
  if (words.looksBack) return refuseDemand('looks back on the highest demand of earlier months');
  if (inWords && words.inDollars && !amount.eq(published))
    return refuseDemand('speaks of dollars in a body that carries cents');
  const window = windowOf(charge, inWords ? words : undefined, `${pointer}/demandCharges`);
  if (!window) return refuseDemand('does not say in which hours it is measured');
  const season = seasonOf(period['startDate'], period['endDate']);
  const seasons = inWords && words.seasons.length > 0 ? words.seasons : [season];
  if (seasons.some((said) => said && !seasonWithin(said, season)))
    return refuseDemand('names other months than the tariff period it stands in');
  if (wordOf(charge['measurementPeriod']) === 'DAY') flags.push('demand_measured_per_billing_period');
  if (inWords) flags.push('demand_read_from_words');
  return seasons.map((months) => ({
    name,
    pricePerKwExGst: amount,
    per,
    ...(months ? { season: months } : {}),
    windows: [window],
    minimumKw:
      numberOf(charge['minDemand'], 'the least demand', `${pointer}/demandCharges`) ?? words.minimumKw,
  }));
}

/** Archived bodies write 0000 to 0000, and no day, where they leave the hours to the words. */
function windowOf(charge: Json, words: DemandWords | undefined, pointer: string): ClockWindow | undefined {
  const { from, to } = windowMinutes(charge['startTime'] ?? '0', charge['endTime'] ?? '0', pointer);
  const silent = from === 0 && to === DAY_MINUTES;
  if (silent && words) return words.window;
  return {
    days: (charge['days'] ?? undefined) === undefined && words ? words.days : daysOf(charge['days']),
    from,
    to,
  };
}
