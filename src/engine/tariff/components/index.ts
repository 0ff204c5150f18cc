/** The list of component kinds: a new kind is a new file and one line here. */
import type { CompileComponent } from '../run.js';
import type { Component } from '../structure.js';
import { byTotalCompiler } from './by-total.js';
import { compileDelivery } from './delivery.js';
import { compileDemand } from './demand.js';
import { compileDiscount } from './discount.js';
import { compileEnergy } from './energy.js';
import { compileExport } from './export.js';
import { compileFee } from './fee.js';
import { compileFixed } from './fixed.js';
import { compileGreen } from './green.js';
import { compileIndexed } from './indexed.js';
import { compileMinimum } from './minimum.js';
import { compileTax } from './tax.js';
import { compileUsageBand } from './usage-band.js';

type Compilers = { [K in Component['kind']]: CompileComponent<Extract<Component, { kind: K }>> };

const COMPILERS: Compilers = {
  fixed: compileFixed,
  energy: compileEnergy,
  indexed: compileIndexed,
  by_total: byTotalCompiler((component, context, pointer) => compileComponent(component, context, pointer)),
  delivery: compileDelivery,
  demand: compileDemand,
  usage_band: compileUsageBand,
  green: compileGreen,
  minimum: compileMinimum,
  export: compileExport,
  discount: compileDiscount,
  fee: compileFee,
  tax: compileTax,
};

/** The order in which kinds are computed when the structure does not say. */
export const KIND_ORDER = Object.keys(COMPILERS) as readonly Component['kind'][];

export const compileComponent: CompileComponent<Component> = (component, context, pointer) =>
  (COMPILERS[component.kind] as CompileComponent<Component>)(component, context, pointer);
