import { describe, expect, it } from '@jest/globals';
import { appraise } from '../importers/appraise.js';
import { demoCatalog } from './catalog.js';

describe('demoCatalog', () => {
  const catalog = demoCatalog();

  it('reads every record of its own as a plan', () => {
    expect([...catalog.refused, ...catalog.quarantined, ...catalog.folded, ...catalog.skipped]).toEqual([]);
    expect(catalog.plans.length).toBeGreaterThanOrEqual(25);
  });

  it('prices every plan and reproduces every average that a label prints', () => {
    const records = appraise(catalog);
    expect(records.filter(({ status }) => status !== 'priced')).toEqual([]);
    const figures = records.flatMap(({ checks }) => checks);
    expect(figures.filter(({ agrees }) => !agrees)).toEqual([]);
    expect(figures).toHaveLength(24 * 3);
  });

  it('offers a home on the network of Oncor fifteen plans or more of several suppliers', () => {
    const plans = catalog.plans.filter(({ networks }) => networks.includes('tdu:ONCOR'));
    expect(plans.length).toBeGreaterThanOrEqual(15);
    expect(new Set(plans.map(({ supplier }) => supplier)).size).toBeGreaterThanOrEqual(10);
  });

  it('says where every plan comes from', () => {
    for (const plan of catalog.plans) expect(plan.source.licence ?? plan.source.url).toMatch(/\w/);
  });
});
