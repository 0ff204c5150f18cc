/** Every family of usage files, one line each. The surest wins; the generic table reader takes what is left. */
import { greenButtonXml } from './families/green-button-xml.js';
import { nem12 } from './families/nem12.js';
import { plainTable } from './families/plain-table.js';
import type { UsageFamily } from './reader.js';

export const FAMILIES: readonly UsageFamily[] = [greenButtonXml, nem12, plainTable];
