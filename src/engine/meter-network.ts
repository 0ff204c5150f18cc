/**
 * Which network a meter hangs on, read from its number: Texas ESI IDs begin with the utility's code, Australian NMIs with the
 * distributor's block (AEMO, "National Metering Identifier Allocation List").
 */
const ESIID_BLOCKS: Readonly<Record<string, string>> = {
  '1044372': 'tdu:ONCOR',
  '1017699': 'tdu:ONCOR',
  '1008901': 'tdu:CENTERPOINT',
  '1003278': 'tdu:AEP_CENTRAL',
  '1020404': 'tdu:AEP_NORTH',
  '1040051': 'tdu:TNMP',
};

const NMI_BLOCKS: Readonly<Record<string, string>> = {
  '7001': 'au:evoenergy',
  '4001': 'au:essential-energy',
  '4204': 'au:essential-energy',
  '4407': 'au:essential-energy',
  '4508': 'au:essential-energy',
  '4102': 'au:ausgrid',
  '4103': 'au:ausgrid',
  '4310': 'au:endeavour',
  '30': 'au:ergon',
  '31': 'au:energex',
  '2001': 'au:sa-power-networks',
  '2002': 'au:sa-power-networks',
  '8000': 'au:tasnetworks',
  '8590': 'au:tasnetworks',
  '6102': 'au:citipower',
  '6001': 'au:jemena',
  '6203': 'au:powercor',
  '6305': 'au:ausnet-services',
  '6407': 'au:united-energy',
};

/**
 * The network id of a meter number; undefined when the number says nothing.
 * @example networkOfMeter('10443720001234567') === 'tdu:ONCOR'
 */
export function networkOfMeter(meter: string): string | undefined {
  const number = meter.trim();
  if (/^10\d{15}(\d{5})?$/.test(number)) return ESIID_BLOCKS[number.slice(0, 7)];
  if (/^\d{10,11}$/.test(number)) return NMI_BLOCKS[number.slice(0, 4)] ?? NMI_BLOCKS[number.slice(0, 2)];
  return undefined;
}

/** The clocks of the Australian networks; market files keep the same time all year and do not show them. */
const NETWORK_ZONES: Readonly<Record<string, string>> = {
  'au:evoenergy': 'Australia/Sydney',
  'au:essential-energy': 'Australia/Sydney',
  'au:ausgrid': 'Australia/Sydney',
  'au:endeavour': 'Australia/Sydney',
  'au:ergon': 'Australia/Brisbane',
  'au:energex': 'Australia/Brisbane',
  'au:sa-power-networks': 'Australia/Adelaide',
  'au:tasnetworks': 'Australia/Hobart',
  'au:citipower': 'Australia/Melbourne',
  'au:jemena': 'Australia/Melbourne',
  'au:powercor': 'Australia/Melbourne',
  'au:ausnet-services': 'Australia/Melbourne',
  'au:united-energy': 'Australia/Melbourne',
};

/** The time zone of the home behind an Australian meter number; undefined when the number says nothing. */
export function zoneOfMeter(meter: string): string | undefined {
  const network = networkOfMeter(meter);
  return network === undefined ? undefined : NETWORK_ZONES[network];
}
