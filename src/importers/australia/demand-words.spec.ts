import { describe, expect, it } from '@jest/globals';
import { WEEK } from './contract.js';
import { demandWords, seasonWithin } from './demand-words.js';

const WORKDAYS = WEEK.slice(0, 5);

describe('demandWords', () => {
  it.each([
    [
      'Demand Charge All kW (c/kW Daily). Nov - Mar, Mon - Fri, 16:00 - 20:00.',
      'day',
      { days: WORKDAYS, from: 960, to: 1200 },
      [{ from: '11-01', to: '03-31' }],
    ],
    [
      'c/kW/day. Peak period applies 4pm - 9pm weekday and weekends all year.',
      'day',
      { days: WEEK, from: 960, to: 1260 },
      [],
    ],
    [
      'between 2pm and 8pm on business days, from 1 November to 30 March, charged per kW per month',
      'month',
      { days: WORKDAYS, from: 840, to: 1200 },
      [{ from: '11-01', to: '03-31' }],
    ],
    [
      'between 7am to 5pm on weekdays, in cents per KW per day',
      'day',
      { days: WORKDAYS, from: 420, to: 1020 },
      [],
    ],
    [
      'c/kW/day within the periods Nov - Mar and Jun - Aug, each day, 15:00 - 21:00',
      'day',
      { days: WEEK, from: 900, to: 1260 },
      [
        { from: '11-01', to: '03-31' },
        { from: '06-01', to: '08-31' },
      ],
    ],
    ['(c/kW Daily). Any time.', 'day', { days: WEEK, from: 0, to: 1440 }, []],
  ])('%s', (text, per, window, seasons) => {
    expect(demandWords(text)).toMatchObject({ per, window, seasons });
  });

  it('leaves open what the words leave open', () => {
    expect(demandWords('Maximum demand during the peak period in the month')).toMatchObject({
      per: undefined,
      window: undefined,
    });
  });

  it('reads units, minimum, dollars and looking back', () => {
    expect(demandWords('$163 per kVA per annum')).toMatchObject({ unit: 'kVA', per: 'year' });
    expect(demandWords('A minimum demand of 1.0 KW applies.').minimumKw?.toFixed()).toBe('1');
    expect(demandWords('charged in $ per kW per month').inDollars).toBe(true);
    expect(demandWords('the maximum over the 12 months prior to a bill').looksBack).toBe(true);
    expect(demandWords('and is not based on a rolling 12-month period').looksBack).toBe(false);
  });
});

it.each([
  [{ from: '11-01', to: '03-31' }, undefined, true],
  [{ from: '12-01', to: '02-28' }, { from: '11-01', to: '03-31' }, true],
  [{ from: '06-01', to: '08-31' }, { from: '04-01', to: '05-31' }, false],
])('%p within %p: %s', (inner, outer, within) => expect(seasonWithin(inner, outer)).toBe(within));
