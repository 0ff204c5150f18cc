/** Workbooks (.xls, .xlsx): cells to the same rows that a text file gives. */
import type { ReadOptions } from '../book/book.js';
import type { Recognised, Unrecognised } from './document.js';

/** By the first bytes: an OLE compound file, or a ZIP whose entries are those of a workbook. */
export function isWorkbook(head: Uint8Array): boolean {
  if (head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0) return true;
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
  const names = new TextDecoder('windows-1252').decode(head);
  return /\[Content_Types\]\.xml|_rels\/\.rels|xl\/|docProps\//.test(names);
}

export class WorkbookDocument {
  constructor(
    readonly name: string,
    readonly options: ReadOptions,
  ) {}

  write(_bytes: Uint8Array): void {}

  async end(): Promise<Recognised | Unrecognised> {
    return { seen: 'a workbook', encoding: 'xlsx' };
  }
}
