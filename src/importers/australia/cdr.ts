/** Australian CDR product reference data: bodies of Get Generic Plan Detail, versions 1 to 3. */
import type { CatalogImporter, CatalogRecord, ImportContext, Imported } from '../catalog.js';
import { planTypeOf } from '../plan-type.js';
import {
  attempt,
  dayOf,
  decimalOf,
  giveUp,
  isJson,
  objectsOf,
  textOf,
  textsOf,
  type Json,
  wordOf,
} from '../record.js';
import { australianStructure, type AustralianClock } from './australian-structure.js';
import { cdrContract } from './cdr-contract.js';
import { feesOf } from './cdr-extras.js';
import { exitFeeOf } from './extras.js';
import { networkIds, networkZone } from './networks.js';
import { asEstimate, isWholesale } from './wholesale.js';
import { wordTable } from '../../engine/word-table.js';

export const cdr: CatalogImporter = {
  catalog: 'au_cdr',
  recognises: (value) =>
    ('planId' in value && ('fuelType' in value || 'electricityContract' in value)) || isErrorBody(value),
  read: (record, context) => [readPlan(record, context)],
};

/** What an API answers when it has no plan; archives keep such answers. */
const isErrorBody = (value: Json): boolean =>
  Array.isArray(value['errors']) &&
  objectsOf(value['errors']).some((error) => 'code' in error && 'title' in error);

function readPlan(record: CatalogRecord, context: ImportContext): Imported {
  const body = record.value;
  const id = textOf(body['planId']) ?? record.file;
  const name = textOf(body['displayName']) ?? id;
  const outcome = attempt(() => readBody(body, context));
  if (!outcome.ok) return { kind: 'refused', id, name, ...outcome.refusal };
  const { structure, contract, distributors } = outcome.value;
  const fees = feesOf(contract['fees']);
  const words = [contract['terms'], contract['onExpiryDescription'], contract['termType']]
    .map((text) => textOf(text) ?? '')
    .join(' ');
  return {
    kind: 'plan',
    plan: {
      id,
      name,
      supplier: textOf(body['brandName']) ?? textOf(body['brand']) ?? 'unknown retailer',
      version: dayOf(body['lastUpdated']) ?? dayOf(body['effectiveFrom']),
      country: 'AU',
      commodity: 'electricity',
      planType: planTypeOf(structure),
      structure,
      networks: networkIds(distributors),
      contractMonths: contractMonths(contract),
      exitFee: exitFeeOf(fees, words),
      renewablePercent: greenShare(contract),
      prepaid: false,
      customer: CUSTOMERS[wordOf(body['customerType']) ?? ''] ?? 'any',
      eligibility: [
        ...(wordOf(contract['pricingModel'])?.endsWith('_CONT_LOAD') ? [CONTROLLED_LOAD_HOMES] : []),
        ...objectsOf(contract['eligibility']).flatMap(
          (rule) => textOf(rule['description']) ?? textOf(rule['information']) ?? [],
        ),
      ],
      enrolUrl: textOf(body['applicationUri']),
      effectiveFrom: dayOf(body['effectiveFrom']),
      effectiveTo: dayOf(body['effectiveTo']),
      source: { licence: 'CDR product reference data' },
      flags: [
        ...(structure.flags ?? []),
        ...(wordOf(body['fuelType']) === 'DUAL' ? ['dual_fuel'] : []),
        ...(givesCredit(contract) ? ['sign_up_credit_in_words'] : []),
      ],
    },
  };
}

const CONTROLLED_LOAD_HOMES = 'homes with a controlled load, a circuit that is metered apart';

/** A plan that does not say is for everybody. */
const CUSTOMERS = wordTable<'residential' | 'business'>({
  RESIDENTIAL: 'residential',
  BUSINESS: 'business',
});

/** Credits for signing up stand in words alone, and are no part of a year's cost. */
const givesCredit = (contract: Json): boolean =>
  objectsOf(contract['incentives']).some((one) => wordOf(one['category']) === 'ACCOUNT_CREDIT');

function readBody(body: Json, context: ImportContext) {
  if (isErrorBody(body))
    return giveUp(
      'malformed',
      `an error answer of the API, no plan: ${textOf(objectsOf(body['errors'])[0]!['title'])}`,
    );
  const contract = body['electricityContract'];
  if (!isJson(contract))
    return wordOf(body['fuelType']) === 'GAS'
      ? giveUp('not_electricity', 'a gas plan')
      : giveUp('missing_price', 'a summary without its contract', '/electricityContract');
  if (wordOf(contract['pricingModel'])?.startsWith('QUOTA'))
    giveUp(
      'unsupported',
      'an included amount of energy: the body does not say whether its price is for each kWh of it or for all',
      '/electricityContract/pricingModel',
    );
  const geography = isJson(body['geography']) ? body['geography'] : {};
  const distributors = textsOf(geography['distributors']);
  const zone = networkZone(distributors, textsOf(geography['includedPostcodes'])) ?? context.timezone;
  const structure = australianStructure(cdrContract(contract), clockOf(zoneSaid(contract), zone));
  const words = `${textOf(body['displayName']) ?? ''} ${textOf(contract['variation']) ?? ''}`;
  return {
    contract,
    distributors,
    structure: isWholesale(textOf(body['brandName']), words) ? asEstimate(structure) : structure,
  };
}

/** The clock of the contract; a tariff period may name its own, as long as all name one. */
function zoneSaid(contract: Json): string | undefined {
  const whole = wordOf(contract['timeZone']);
  const said = objectsOf(contract['tariffPeriod']).map(
    (period) => wordOf(period['timeZone']) ?? whole ?? 'AEST',
  );
  const [first, ...others] = new Set(said);
  if (others.length > 0)
    giveUp('unsupported', 'its tariff periods go by different clocks', '/electricityContract/tariffPeriod');
  return first ?? whole;
}

/** LOCAL is the customer's clock. AEST, also when nothing is said, is UTC+10 without daylight saving. */
export const clockOf = (said: string | undefined, zone: string | undefined): AustralianClock =>
  said?.toUpperCase() === 'LOCAL'
    ? { timezone: zone ?? 'Australia/Sydney', clock: 'local' }
    : { timezone: 'Australia/Brisbane', clock: 'standard' };

function contractMonths(contract: Json): number {
  const years = /^(\d)_YEAR/.exec(textOf(contract['termType']) ?? '')?.[1];
  return years ? Number(years) * 12 : 0;
}

function greenShare(contract: Json): number | undefined {
  const intrinsic = isJson(contract['intrinsicGreenPower'])
    ? decimalOf(contract['intrinsicGreenPower']['greenPercentage'])
    : undefined;
  if (!intrinsic) return undefined;
  return (intrinsic.lte(1) ? intrinsic.times(100) : intrinsic).toNumber();
}
