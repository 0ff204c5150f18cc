/** Indexed prices: a published price series × multiplier × loss factor + adder, within a cap and a floor. */
import { divideRounded, price, PRICE_DECIMALS, scaled, type Price } from '../../money.js';
import { done } from '../../refusal.js';
import { existenceOf } from '../existence.js';
import { labels, Line } from '../line.js';
import type { CompileComponent } from '../run.js';
import { runSeries } from '../series-run.js';
import type { ComponentOf } from '../structure.js';

const ONE = 10n ** BigInt(PRICE_DECIMALS);

export function adjuster(component: ComponentOf<'indexed'>): (published: Price) => Price {
  const factor = divideRounded(
    scaled(component.multiplier ?? '1', PRICE_DECIMALS) * scaled(component.lossFactor ?? '1', PRICE_DECIMALS),
    ONE,
  );
  const adder = price(component.adder ?? '0');
  const cap = component.cap === undefined ? undefined : price(component.cap);
  const floor = component.floor === undefined ? undefined : price(component.floor);
  return (published) => {
    let value = divideRounded(published * factor, ONE) + adder;
    if (cap !== undefined && value > cap) value = cap;
    if (floor !== undefined && value < floor) value = floor;
    return value;
  };
}

export const compileIndexed: CompileComponent<ComponentOf<'indexed'>> = (component, { within }, pointer) => {
  const from = labels(component);
  const existence = existenceOf(component, within);
  const estimate = component.estimate === undefined ? undefined : price(component.estimate);
  const adjust = adjuster(component);
  return done({
    component,
    start: (run) => {
      const sums = runSeries(
        component.series,
        component.register ?? 'general',
        existence,
        run,
        pointer,
        adjust,
        estimate,
      );
      if (!sums.ok) return sums;
      return done((open) => {
        const { quantity, amount, mean } = sums.value[open.index]!;
        if (quantity !== 0) open.add(new Line(from, 'indexed', quantity, 6, 'kWh', mean, amount));
      });
    },
  });
};
