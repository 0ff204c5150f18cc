/**
 * A plan's rate structure as it holds in the year ahead, on readings of another year: components that begin or end within the
 * year become seasonal (a discount until 30 June counts on every day from today's date to 30 June), those that are over go.
 */
import { addMonths, dayText, parseDay } from '../calendar/civil.js';
import type { Component, RateStructure } from '../tariff/structure.js';

const monthDay = (day: string): string => day.slice(5);
const dayBefore = (day: string): string => dayText(parseDay(day)! - 1);

function inYearAhead(component: Component, asOf: string, yearOn: string): Component | undefined {
  const { validFrom, validTo, ...rest } = component;
  if (validFrom === undefined && validTo === undefined) return component;
  if (validTo !== undefined && validTo < asOf) return undefined;
  if (validFrom !== undefined && validFrom >= yearOn) return undefined;
  const from = validFrom !== undefined && validFrom > asOf ? validFrom : asOf;
  const to = validTo !== undefined && validTo < dayBefore(yearOn) ? validTo : dayBefore(yearOn);
  const whole = from === asOf && to === dayBefore(yearOn);
  // A component with a season of its own keeps it: that it also begins or ends within the year is then left aside.
  if (whole || component.season !== undefined) return rest as Component;
  return { ...rest, season: { from: monthDay(from), to: monthDay(to) } } as Component;
}

const remembered = new WeakMap<RateStructure, Map<string, RateStructure>>();

/** The same object when nothing in it is dated. @param asOf YYYY-MM-DD */
export function comingStructure(structure: RateStructure, asOf: string): RateStructure {
  if (
    !structure.components.some(({ validFrom, validTo }) => validFrom !== undefined || validTo !== undefined)
  )
    return structure;
  let byDay = remembered.get(structure);
  if (!byDay) remembered.set(structure, (byDay = new Map()));
  let coming = byDay.get(asOf);
  if (!coming) {
    const yearOn = dayText(addMonths(parseDay(asOf)!, 12));
    const components = structure.components.flatMap(
      (component) => inYearAhead(component, asOf, yearOn) ?? [],
    );
    const ids = new Set(components.map(({ id }) => id));
    coming = {
      ...structure,
      components,
      ...(structure.order ? { order: structure.order.filter((id) => ids.has(id)) } : {}),
      flags: [...(structure.flags ?? []), 'dated_parts_as_of'],
    };
    byDay.set(asOf, coming);
  }
  return coming;
}
