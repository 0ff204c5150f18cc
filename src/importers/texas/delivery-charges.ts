/**
 * Delivery charges of the Texas networks by date, for catalogs that bring none of their own: dollars per month and per kWh of a
 * residential customer, as Electricity Facts Labels and published tariff summaries print them.
 *
 * Sources: labels of Pulse Power (2023), Champion and OhmConnect (December 2025), Champion TNMP (February 2026), Constellation TNMP
 * (2026), Spark AEP Texas North (May 2026), Chariot and AP Gas & Electric (July 2026), Reliant and Tesla (August and September
 * 2026); the tariff tables of the `light` project (MIT) for the rest. Where two tables disagreed, the one that labels agree with is
 * taken.
 */
import type { DeliveryTable } from '../../engine/tariff/bill.js';

export const TEXAS_DELIVERY: DeliveryTable = {
  'tdu:ONCOR': [
    { from: '2023-09-01', perMonth: '4.23', perKwh: '0.050339' },
    { from: '2025-09-01', perMonth: '4.23', perKwh: '0.055833' },
    { from: '2025-12-01', perMonth: '4.23', perKwh: '0.056032' },
    { from: '2026-03-01', perMonth: '4.06', perKwh: '0.061196' },
    { from: '2026-09-01', perMonth: '4.06', perKwh: '0.060295' },
  ],
  'tdu:CENTERPOINT': [{ from: '2025-12-07', perMonth: '4.9', perKwh: '0.060009' }],
  'tdu:AEP_CENTRAL': [{ from: '2025-09-01', perMonth: '3.21', perKwh: '0.0604' }],
  'tdu:AEP_NORTH': [
    { from: '2025-09-01', perMonth: '3.21', perKwh: '0.0591' },
    { from: '2026-05-01', perMonth: '3.24', perKwh: '0.056677' },
  ],
  'tdu:TNMP': [
    { from: '2025-09-01', perMonth: '7.85', perKwh: '0.0721' },
    { from: '2026-02-01', perMonth: '7.85', perKwh: '0.07237' },
    { from: '2026-03-01', perMonth: '7.85', perKwh: '0.064665' },
  ],
  'tdu:LPL': [{ from: '2025-09-01', perMonth: '0', perKwh: '0.0631' }],
};
