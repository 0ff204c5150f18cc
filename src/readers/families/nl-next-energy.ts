/** Netherlands: NextEnergy measurements: meter readings in UTC, one row per flow; `levering` is delivery to the home. */
import { longFamily } from '../headed/long-table.js';

export const nextEnergy = longFamily({
  format: 'nextenergy-xlsx',
  heading: [/^date time utc$/, /^reading start$/, /^unit$/, /^direction$/],
  zone: 'UTC',
  homeOrder: 'dmy',
  stamp: 'register',
  when: { start: /^date time utc$/ },
  value: /^reading start$/,
  about: {
    unit: /^unit$/,
    direction: /^direction$/,
    meter: /^(ean|meter|access ?point).*$/,
    tariff: /^tariff/,
  },
  flow({ unit, direction, meter, tariff }) {
    const gas = /m3|m³/i.test(unit!);
    const back = /terug|return|export|opwek|production/i.test(direction!);
    return {
      meter,
      register: tariff,
      direction: back ? 'export' : 'import',
      commodity: gas ? 'gas' : 'electricity',
      unit: gas ? 'm3' : unit!,
      measures: 'index',
    };
  },
});
