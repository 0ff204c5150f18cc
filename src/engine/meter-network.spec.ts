import { describe, expect, it } from '@jest/globals';
import { networkOfMeter } from './meter-network.js';

describe('network of a meter', () => {
  it.each([
    ['10443720001234567', 'tdu:ONCOR'],
    ['1008901012345678901234', 'tdu:CENTERPOINT'],
    ['1040051012345678901234', 'tdu:TNMP'],
    ['4102123456', 'au:ausgrid'],
    ['31234567890', 'au:energex'],
    ['6407123456', 'au:united-energy'],
  ])('reads %s as %s', (meter, network) => {
    expect(networkOfMeter(meter)).toBe(network);
  });

  it.each(['meter', '', '10999990001234567', '99999', '104437200012'])('says nothing of "%s"', (meter) => {
    expect(networkOfMeter(meter)).toBeUndefined();
  });
});
