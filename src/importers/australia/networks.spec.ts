import { expect, it } from '@jest/globals';
import { networkOfMeter } from '../../engine/meter-network.js';
import { networkIds } from './networks.js';

// Distributors as the catalogs write them.
it.each([
  ['2001123456', 'SA Power Networks'],
  ['3012345678', 'Ergon'],
  ['3112345678', 'Energex'],
  ['4001123456', 'Essential Energy Standard'],
  ['4102123456', 'Ausgrid'],
  ['4310123456', 'Endeavour'],
  ['6001123456', 'Jemena'],
  ['6102123456', 'Citipower'],
  ['6203123456', 'Powercor'],
  ['6305123456', 'AusNet Services (electricity)'],
  ['6407123456', 'United Energy'],
  ['7001123456', 'Evoenergy'],
  ['8000123456', 'TasNetworks'],
])('the number of a meter and the catalog name one network: %s, %s', (meter, distributor) => {
  expect(networkIds([distributor])).toEqual([networkOfMeter(meter)]);
});
