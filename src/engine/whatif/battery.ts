/**
 * The best use of a battery against known prices, exactly: the least cost from an hour on is a convex function of what is stored,
 * made of straight pieces, and one step back in time merges its slopes with those of the hour (infimal convolution). With a few
 * distinct prices there are a few distinct slopes, so a year takes milliseconds.
 */
export interface Battery {
  /** Usable capacity in kWh. */
  readonly capacityKwh: number;
  /** Highest power in and out, kW at the meter. */
  readonly powerKw: number;
  /** Share of the energy put in that comes out again, 0–1. */
  readonly roundTrip: number;
}

export interface BatteryStep {
  /** kWh taken from the grid and given to it without a battery. */
  readonly load: number;
  readonly surplus: number;
  /** Currency per kWh. */
  readonly buy: number;
  readonly sell: number;
  readonly hours: number;
}

/** kWh at the meter: positive charges, negative discharges. */
export type Dispatch = Float64Array;

/** A convex function of straight pieces, from its left end on; slopes ascend. */
interface Convex {
  readonly start: number;
  readonly slopes: readonly number[];
  readonly lengths: readonly number[];
}

const TINY = 1e-9;

/** Cost of changing what is stored by `delta`. */
function changeCost(step: BatteryStep, delta: number, oneWay: number): number {
  const { load, surplus, buy, sell } = step;
  if (delta >= 0) {
    const taken = delta / oneWay;
    const own = Math.min(taken, surplus);
    return own * sell + (taken - own) * buy;
  }
  const given = -delta * oneWay;
  const used = Math.min(given, load);
  return -(used * buy + (given - used) * sell);
}

/** The pieces of the cost as a function of what is taken out of the store, from fully charging to fully discharging. */
function pieces(step: BatteryStep, battery: Battery, oneWay: number): { slope: number; length: number }[] {
  const reach = battery.powerKw * step.hours;
  const { surplus, load, buy } = step;
  // Selling above the price of buying would be a money machine; such an hour is taken as selling at the price of buying.
  const sell = Math.min(step.sell, buy);
  const fromGrid = Math.max(0, reach - surplus);
  const fromSurplus = Math.min(reach, surplus);
  const toLoad = Math.min(reach, load);
  const toGrid = Math.max(0, reach - load);
  return [
    { slope: -buy / oneWay, length: fromGrid * oneWay },
    { slope: -sell / oneWay, length: fromSurplus * oneWay },
    { slope: -buy * oneWay, length: toLoad / oneWay },
    { slope: -sell * oneWay, length: toGrid / oneWay },
  ]
    .filter((piece) => piece.length > TINY)
    .sort((a, b) => a.slope - b.slope);
}

/** Least cost one step earlier, cut to what the battery can hold. */
function stepBack(later: Convex, step: BatteryStep, battery: Battery, oneWay: number): Convex {
  const own = pieces(step, battery, oneWay);
  const charge = battery.powerKw * step.hours * oneWay;
  let value = later.start + changeCost(step, charge, oneWay);
  let skip = charge;
  let left = battery.capacityKwh;
  const slopes: number[] = [];
  const lengths: number[] = [];
  let i = 0;
  let j = 0;
  while (left > TINY && (i < own.length || j < later.slopes.length)) {
    const takeOwn = j >= later.slopes.length || (i < own.length && own[i]!.slope <= later.slopes[j]!);
    const slope = takeOwn ? own[i]!.slope : later.slopes[j]!;
    let length = takeOwn ? own[i++]!.length : later.lengths[j++]!;
    const skipped = Math.min(skip, length);
    value += slope * skipped;
    skip -= skipped;
    length = Math.min(length - skipped, left);
    if (length <= TINY) continue;
    left -= length;
    const last = slopes.length - 1;
    if (last >= 0 && slope - slopes[last]! < TINY) lengths[last]! += length;
    else {
      slopes.push(slope);
      lengths.push(length);
    }
  }
  return { start: value, slopes, lengths };
}

function valueAt({ start, slopes, lengths }: Convex, stored: number): number {
  let value = start;
  let left = stored;
  for (let i = 0; i < slopes.length && left > 0; i++) {
    const part = Math.min(left, lengths[i]!);
    value += slopes[i]! * part;
    left -= part;
  }
  return value;
}

/** What is stored after a step, chosen among the corners of both functions. */
function bestNext(
  later: Convex,
  step: BatteryStep,
  stored: number,
  battery: Battery,
  oneWay: number,
): number {
  const reach = battery.powerKw * step.hours;
  const lowest = Math.max(0, stored - reach / oneWay);
  const highest = Math.min(battery.capacityKwh, stored + reach * oneWay);
  let best = stored;
  let bestCost = valueAt(later, stored);
  const offer = (next: number): void => {
    if (next < lowest - TINY || next > highest + TINY) return;
    const cost = changeCost(step, next - stored, oneWay) + valueAt(later, next);
    if (cost < bestCost - TINY) {
      best = next;
      bestCost = cost;
    }
  };
  offer(lowest);
  offer(highest);
  offer(stored + step.surplus * oneWay);
  offer(stored - step.load / oneWay);
  let corner = 0;
  for (const length of later.lengths) {
    corner += length;
    if (corner > highest) break;
    offer(corner);
  }
  return Math.max(0, Math.min(battery.capacityKwh, best));
}

export interface BestUse {
  readonly dispatch: Dispatch;
  /** What the battery changes the cost of the steps by, as the backward pass proves it: no use can change it by more. */
  readonly saving: number;
}

/** The cheapest use of an empty battery over the steps, known in advance. */
export function bestUse(steps: readonly BatteryStep[], battery: Battery): BestUse {
  const oneWay = Math.sqrt(battery.roundTrip);
  const later: Convex[] = Array.from({ length: steps.length });
  let value: Convex = { start: 0, slopes: [0], lengths: [battery.capacityKwh] };
  for (let t = steps.length - 1; t >= 0; t--) {
    later[t] = value;
    value = stepBack(value, steps[t]!, battery, oneWay);
  }
  const dispatch = new Float64Array(steps.length);
  let stored = 0;
  for (const [t, step] of steps.entries()) {
    const next = bestNext(later[t]!, step, stored, battery, oneWay);
    const delta = next - stored;
    dispatch[t] = delta >= 0 ? delta / oneWay : delta * oneWay;
    stored = next;
  }
  return { dispatch, saving: -value.start };
}

/** Cost of the steps under a dispatch. */
export function dispatchCost(steps: readonly BatteryStep[], dispatch: Dispatch): number {
  return steps.reduce((cost, { load, surplus, buy, sell }, t) => {
    const net = load - surplus + dispatch[t]!;
    // Within a step the battery first takes the surplus and first serves the load.
    if (dispatch[t] === 0) return cost + load * buy - surplus * sell;
    if (load > 0 && surplus > 0) {
      const taken = Math.max(0, dispatch[t]!);
      const given = Math.max(0, -dispatch[t]!);
      const imported = Math.max(0, load - given) + Math.max(0, taken - surplus);
      const exported = Math.max(0, surplus - taken) + Math.max(0, given - load);
      return cost + imported * buy - exported * sell;
    }
    return cost + (net > 0 ? net * buy : net * sell);
  }, 0);
}
