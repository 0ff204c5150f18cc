/** Netherlands: Vandebron's usage answer: sums and their peak and off-peak parts side by side, in the unit that the answer names. */
import { jsonTwin } from '../headed/json-table-family.js';
import { cellAt } from '../headed/header.js';
import { stampedFamily } from '../headed/stamped-columns.js';

export const vandebron = jsonTwin(
  'vandebron-json',
  stampedFamily({
    format: 'vandebron-json',
    heading: [/^time$/, /^unit$/, /^resolution$/, /^consumption$/],
    homeZone: 'Europe/Amsterdam',
    when: { start: /^time$/ },
    values(columns, { rows }) {
      const unit = cellAt(rows[1] ?? [], columns.find(/^unit$/));
      return [
        { label: /^consumption$/, direction: 'import', unit },
        { label: /^production$/, direction: 'export', unit },
      ];
    },
  }),
);
