/** France: Enedis exports since 2023, one row from `Début` to `Fin` with mean power in kW (CSV) or energy (workbooks). */
import { stampedFamily } from '../headed/stamped-columns.js';

export const enedisIntervals = stampedFamily({
  format: 'enedis-intervals',
  heading: [
    /^(date |horodate )?(de |du )?debut/,
    /^(date |horodate )?(de |du )?fin/,
    /^valeur|^puissance|^consommation|^soutirage|^production|^injection/,
  ],
  homeZone: 'Europe/Paris',
  homeOrder: 'dmy',
  when: { start: /debut/, end: /(^| )fin( |$)/ },
  quality: /^nature|^qualite|^type/,
  values: [
    { label: /maximale|cout|(^| )(eur|euros?)( |$)/, direction: 'skip' },
    { label: /produ|injec/, direction: 'export', unit: 'kW' },
    { label: /^valeur|^puissance|^consommation|^soutirage/, direction: 'import', unit: 'kW' },
  ],
});
