/** France: Enedis and EDF daily or monthly energy, `Date;Valeur (en kWh)`. */
import { stampedFamily } from '../headed/stamped-columns.js';

export const enedisDaily = stampedFamily({
  format: 'enedis-daily',
  heading: [/^date|^jour$|^mois$/, /^(valeur|consommation|energie|soutirage|production)( \w+)?( en)? k?wh$/],
  // A column of hours beside the date makes it a file of another grain.
  accepts: (columns) => columns.find(/heure|^h(our|ora|e)\b|^(uur|stunde|timme|ora)$/) < 0,
  homeZone: 'Europe/Paris',
  homeOrder: 'dmy',
  when: { start: /^date|^jour$|^mois$/ },
  quality: /^nature|^qualite/,
  values: [
    { label: /maximale|cout|(^| )(eur|euros?)( |$)|index/, direction: 'skip' },
    { label: /produ|injec/, direction: 'export' },
    { label: /^valeur|^consommation|^energie|^soutirage/, direction: 'import' },
  ],
});
