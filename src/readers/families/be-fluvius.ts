/**
 * Belgium: Fluvius, in Dutch, French, German or English. One row per interval and register (day or night, offtake or injection);
 * the day and night registers of one flow fill different intervals. Gas is printed twice, in m³ and in kWh of gas.
 */
import { longFamily } from '../headed/long-table.js';

const FROM = '(from|van|vanaf|du|de|von)';
const UNTIL = '(until|tot|to|au|a|bis)';
const DATE = '(date|datum|dag)';
const TIME = '(time|tijdstip|tijd|uur|heure|uhrzeit|zeit)';

export const fluvius = longFamily({
  format: 'fluvius-csv',
  heading: [new RegExp(`^${FROM} ${DATE}$`), /^regist/, /^volume|^volumen/, /^unit|^eenheid|^unite|^einheit/],
  homeZone: 'Europe/Brussels',
  homeOrder: 'dmy',
  when: {
    start: new RegExp(`^${FROM} ${DATE}$`),
    startTime: new RegExp(`^${FROM} (l )?${TIME}$`),
    end: new RegExp(`^${UNTIL} ${DATE}$`),
    endTime: new RegExp(`^${UNTIL} (l )?${TIME}$`),
  },
  value: /^volume/,
  quality: /^validat|^validier|^statut|^status/,
  about: {
    meter: /^meter$|^compteur$|^zahler$/,
    ean: /^ean|^code ean/,
    register: /^regist/,
    unit: /^unit|^eenheid|^unite|^einheit/,
  },
  flow({ meter, ean, register, unit }, columns) {
    const injected = /inje|einspeis|rucklief|rücklief/i.test(register!);
    if (!injected && !/offtake|afname|pr[ée]l[èe]v|soutir|entnahme|abnahme|bezug/i.test(register!))
      return `"${register!.slice(0, 40)}" is neither offtake nor injection`;
    const cubic = /^m(3|³)$/i.test(unit!);
    // An electricity meter counts day and night apart; gas has one register, and its column of heating values.
    const tariff = /day|night|dag|nacht|jour|nuit|\btag|total|exclu/i.test(register!);
    const gas = cubic || (!tariff && columns.find(/calor|verbrandings|pci|pcs|brennwert/) >= 0);
    return {
      meter: meter || ean,
      register,
      tariff: true,
      direction: injected ? 'export' : 'import',
      commodity: gas ? 'gas' : 'electricity',
      unit: cubic ? 'm3' : unit!,
    };
  },
});
