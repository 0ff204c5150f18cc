import { describe, expect, it } from '@jest/globals';
import { regionOf, regionOfNetwork } from './region.js';
import { seasonalShape } from './seasonal-shape.js';

describe('where a home is', () => {
  it.each([
    ['tdu:ONCOR', { country: 'US', state: 'TX' }],
    ['au:sa-power-networks', { country: 'AU', state: 'SA' }],
    ['au:essential-energy-far-west', { country: 'AU', state: 'NSW' }],
    ['gsp:A', { country: 'GB', state: undefined }],
    ['eiaid:4226', {}],
  ])('network %s', (network, region) => {
    expect(regionOfNetwork({}, network)).toEqual(region);
  });

  it.each([
    ['Australia/Sydney', { country: 'AU', state: 'NSW' }],
    ['America/Chicago', { country: 'US', state: undefined }],
    ['Europe/Dublin', { country: 'IE', state: undefined }],
    ['UTC', { country: undefined, state: undefined }],
  ])('zone %s', (zone, region) => {
    expect(regionOf({}, zone)).toEqual(region);
  });

  it('believes what it was told before what it reads off', () => {
    expect(regionOfNetwork({ country: 'NZ' }, 'tdu:ONCOR')).toEqual({ country: 'NZ' });
    expect(regionOf({ country: 'US', state: 'ME' }, 'Australia/Sydney')).toEqual({
      country: 'US',
      state: 'ME',
    });
  });

  it.each([
    [{ country: 'AU', state: 'NSW' }, 'homes'],
    [{ country: 'US', state: 'CA' }, 'homes'],
    [{ country: 'US', state: 'TX' }, 'temperatures'],
    [{ country: 'US', state: 'ZZ' }, 'temperatures'],
    [{}, 'flat'],
  ])('%j takes its season from %s', (region, from) => {
    expect(seasonalShape(region).from).toBe(from);
  });

  it('lets no home speak for itself when it is judged', () => {
    const region = { country: 'US', state: 'CA' };
    expect(seasonalShape(region, ['zne-H4']).months).not.toEqual(seasonalShape(region).months);
  });
});
