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
} from '../record.js';
import { australianStructure, type AustralianClock } from './australian-structure.js';
import { cdrContract } from './cdr-contract.js';
import { feesOf } from './cdr-extras.js';
import { exitFeeOf } from './extras.js';
import { networkIds, networkZone } from './networks.js';
import { asEstimate, isWholesale } from './wholesale.js';

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
      customer: textOf(body['customerType']) === 'BUSINESS' ? 'business' : 'residential',
      eligibility: objectsOf(contract['eligibility']).flatMap(
        (rule) => textOf(rule['description']) ?? textOf(rule['information']) ?? [],
      ),
      effectiveFrom: dayOf(body['effectiveFrom']),
      effectiveTo: dayOf(body['effectiveTo']),
      source: { licence: 'CDR product reference data' },
      flags: [...(structure.flags ?? []), ...(textOf(body['fuelType']) === 'DUAL' ? ['dual_fuel'] : [])],
    },
  };
}

function readBody(body: Json, context: ImportContext) {
  if (isErrorBody(body))
    return giveUp(
      'malformed',
      `an error answer of the API, no plan: ${textOf(objectsOf(body['errors'])[0]!['title'])}`,
    );
  const contract = body['electricityContract'];
  if (!isJson(contract))
    return textOf(body['fuelType']) === 'GAS'
      ? giveUp('not_electricity', 'a gas plan')
      : giveUp('missing_price', 'a summary without its contract', '/electricityContract');
  if (textOf(contract['pricingModel'])?.startsWith('QUOTA'))
    giveUp(
      'unsupported',
      'an included amount of energy, whose size the body does not give',
      '/electricityContract/pricingModel',
    );
  const geography = isJson(body['geography']) ? body['geography'] : {};
  const distributors = textsOf(geography['distributors']);
  const zone = networkZone(distributors, textsOf(geography['includedPostcodes'])) ?? context.timezone;
  const structure = australianStructure(cdrContract(contract), clockOf(textOf(contract['timeZone']), zone));
  const words = `${textOf(body['displayName']) ?? ''} ${textOf(contract['variation']) ?? ''}`;
  return {
    contract,
    distributors,
    structure: isWholesale(textOf(body['brandName']), words) ? asEstimate(structure) : structure,
  };
}

/** LOCAL is the customer's clock. AEST, also when nothing is said, is UTC+10 without daylight saving. */
export const clockOf = (said: string | undefined, zone: string | undefined): AustralianClock =>
  said === 'LOCAL'
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
