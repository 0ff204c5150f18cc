/** What `import … from 'treebeard/engine'` gives: the pure engine, without the service. */
export { amountText, kwhText, milliwattHours, type Amount } from './money.js';
export type { Plan, ExitFee } from './plan.js';
export type { Outcome, Refusal, RefusalReason } from './refusal.js';
export type { Channel, Register, Timeline, Usage } from './series/usage.js';
export { gridUsage } from './series/grid-usage.js';
export { rateStructureSchema, type Component, type RateStructure } from './tariff/structure.js';
export { compileTariff, priceUsage, type Tariff } from './tariff/tariff.js';
export type { Bill, BillLine, BillMonth, PriceSeries, PricingOptions } from './tariff/bill.js';
export { billJson } from './tariff/bill-json.js';
export { makeReceipt } from './tariff/receipt.js';
export { verifyReceipt, type ReceiptCheck } from './tariff/verify-receipt.js';
export { prepareHome, type Home } from './ranking/rank-plans.js';
export { recommend, type Recommendation, type RecommendInput } from './ranking/recommend.js';
export { recommendationJson } from './ranking/recommendation-json.js';
export { ENGINE_VERSION } from './version.js';
