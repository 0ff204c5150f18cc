/** What the page and its analysis worker say to each other. Everything stays on this device. */
import type { PastBill } from '../../../src/engine/advice/reproduce-bill';
import type { reproductionJson } from '../../../src/engine/advice/reproduction-json';
import type { Plan } from '../../../src/engine/plan';
import type { PortableInput } from '../../../src/engine/ranking/portable-input';
import type { Preferences } from '../../../src/engine/ranking/preferences';
import type { CurrentPlan } from '../../../src/engine/ranking/recommendation';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import type { BillJson } from '../../../src/engine/tariff/bill-json';
import type { Receipt } from '../../../src/engine/tariff/receipt-shape';
import type { ReadOptions } from '../../../src/readers/book/book';
import type { ReadingRefusal, UsageReport } from '../../../src/readers/report';
import type { WhatIf } from '../../../src/engine/whatif/what-if';
import type { DayRow } from '../usage/usage-view';

export interface ReadRequest {
  readonly bytes: Uint8Array;
  readonly options: ReadOptions;
  /** IANA zone of a file that names none. */
  readonly homeZone: string;
}

/** A reading as the preview shows it. */
export interface PreviewReading {
  readonly start: string;
  readonly end: string;
  readonly kwh: number;
  readonly direction: string;
  readonly meter: string;
}

export type ReadAnswer =
  | {
      readonly ok: true;
      readonly report: UsageReport;
      readonly days: readonly DayRow[];
      readonly preview: readonly PreviewReading[];
      readonly meters: readonly string[];
      /** Network of the meter, where its number tells. */
      readonly network: string | null;
    }
  | { readonly ok: false; readonly refusal: ReadingRefusal; readonly report?: UsageReport };

/** The current plan as the page knows it; `rateStructure` may be a short form. */
export interface OwnPlan {
  readonly planId?: string;
  readonly name?: string;
  readonly rateStructure?: unknown;
  readonly contractStart?: string;
  readonly contractEnd?: string;
  readonly exitFee?: CurrentPlan['exitFee'];
}

export interface RankRequest {
  readonly preferences: Preferences;
  readonly asOf: string;
  readonly network?: string;
  readonly meter?: string;
  readonly ownPlan?: OwnPlan;
  /** What would be different. */
  readonly whatIf?: WhatIf;
}

export interface BillCheckRequest {
  readonly home: Omit<RankRequest, 'preferences' | 'whatIf'>;
  readonly bill: PastBill;
}

export type BillCheckAnswer =
  | { readonly ok: true; readonly check: ReturnType<typeof reproductionJson> }
  | { readonly ok: false; readonly detail: string };

/** A plan's exact bill with all its lines. */
export interface PlanBill {
  readonly planId: string;
  readonly bill: BillJson;
}

export type RankAnswer =
  | { readonly ok: true; readonly recommendation: RecommendationJson; readonly bills: readonly PlanBill[] }
  | { readonly ok: false; readonly reason: string; readonly detail: string };

export type ReorderAnswer =
  | { readonly ok: true; readonly recommendation: RecommendationJson }
  | { readonly ok: false; readonly detail: string };

export interface CatalogAnswer {
  readonly plans: readonly Plan[];
  /** Where the plans are sold; a network in which one utility sells alone has the utility's name. */
  readonly networks: readonly { readonly id: string; readonly country: string; readonly supplier?: string }[];
}

/** Every question with its answer. */
export interface Exchange {
  read(request: ReadRequest): ReadAnswer;
  rank(request: RankRequest): RankAnswer;
  /** Takes over what an account's answer was made from. */
  adopt(input: PortableInput): void;
  /** The answer that was taken over, for other wishes. */
  reorder(preferences: Preferences): ReorderAnswer;
  /** Prices a past bill again on the household's own plan. */
  billCheck(request: BillCheckRequest): BillCheckAnswer;
  /** Everything the bills of the last ranking were made from; null where only ranges are known. */
  receipt(): Receipt | null;
  /** The catalog that is built into the page. */
  catalog(): CatalogAnswer;
  /** Reads the built-in sample home. */
  sample(): ReadAnswer;
  /** The sample home's days, without making it the home at hand. */
  sampleYear(): readonly DayRow[];
  /** Ranks these plans from now on, for measuring. */
  offer(plans: readonly Plan[]): void;
  /** Prices one structure on readings, for checking that page and server agree. */
  bill(request: BillRequest): unknown;
}

export interface BillRequest {
  readonly structure: unknown;
  readonly packedUsage: Receipt['usage'];
  readonly options: Record<string, unknown>;
}
