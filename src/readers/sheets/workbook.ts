/** What a workbook says about its sheets: their names and files, the shared texts, which styles are dates. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { MalformedError } from '../limits.js';
import { isBuiltInDate, isDateFormat } from './serial-date.js';
import { zipParts } from './zip-parts.js';

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly sharedStrings: readonly string[];
  /** By style index: is a number in this style a date? */
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
}

/** Limit on the parts that are held in memory: texts, styles, relations. */
const PARTS_LIMIT = 64_000_000;

const localName = (tag: SaxesTagPlain): string => tag.name.slice(tag.name.indexOf(':') + 1);

/** An attribute by its local name: producers differ in prefixes. */
export function attribute(tag: SaxesTagPlain, name: string): string | undefined {
  for (const [key, value] of Object.entries(tag.attributes)) {
    if (key === name || key.endsWith(`:${name}`)) return value;
  }
  return undefined;
}

/** A parser that refuses document types (and with them every entity but the five of XML). */
export function sheetParser(handlers: {
  open?: (name: string, tag: SaxesTagPlain) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new MalformedError('the workbook has a document type, which no spreadsheet program writes');
  });
  parser.on('error', () => {
    throw new MalformedError('the workbook holds damaged XML');
  });
  const { open, close, text } = handlers;
  if (open) parser.on('opentag', (tag) => open(localName(tag), tag));
  if (close) parser.on('closetag', (tag) => close(localName(tag)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return parser;
}

function sharedStringsParser(strings: string[]): SaxesParser {
  let value = '';
  let inText = false;
  let phonetic = false;
  return sheetParser({
    open: (name) => {
      if (name === 'si') value = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    close: (name) => {
      if (name === 'si') strings.push(value);
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
    text: (text) => {
      if (inText) value += text;
    },
  });
}

function stylesParser(dateStyles: boolean[]): SaxesParser {
  const dateFormats = new Map<number, boolean>();
  let inCellFormats = false;
  return sheetParser({
    open: (name, tag) => {
      const id = Number(attribute(tag, 'numFmtId'));
      if (name === 'numFmt') dateFormats.set(id, isDateFormat(attribute(tag, 'formatCode') ?? ''));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) dateStyles.push(dateFormats.get(id) ?? isBuiltInDate(id));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
}

const PARTS = /^\/?xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml)$/i;
const SHEET = /^\/?xl\/worksheets\/[^/]+\.xml$/i;

/** Documents that are packed like a workbook. */
const OTHER_PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/^\/?word\//i, 'Word document'],
  [/^\/?ppt\//i, 'PowerPoint presentation'],
  [/^\/?xl\/workbook\.bin$/i, 'binary workbook (.xlsb)'],
];

/** @throws MalformedError when the archive is no workbook */
export function readWorkbook(archive: Uint8Array): Workbook {
  const named: { name: string; relation: string }[] = [];
  const targets = new Map<string, string>();
  const sharedStrings: string[] = [];
  const dateStyles: boolean[] = [];
  const sheetFiles: string[] = [];
  let from1904 = false;
  let otherProgram: string | undefined;
  let charts = false;

  const parsers: Record<string, SaxesParser> = {
    'workbook.xml': sheetParser({
      open: (name, tag) => {
        if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(tag, 'date1904') ?? '');
        else if (name === 'sheet')
          named.push({ name: attribute(tag, 'name') ?? '', relation: attribute(tag, 'id') ?? '' });
      },
    }),
    'workbook.xml.rels': sheetParser({
      open: (name, tag) => {
        if (name === 'Relationship') targets.set(attribute(tag, 'Id') ?? '', attribute(tag, 'Target') ?? '');
      },
    }),
    'styles.xml': stylesParser(dateStyles),
    'sharedstrings.xml': sharedStringsParser(sharedStrings),
  };
  const decoders = new Map<string, InstanceType<typeof TextDecoder>>();
  const wanted = (name: string): boolean => {
    otherProgram ??= OTHER_PROGRAMS.find(([folder]) => folder.test(name))?.[1];
    charts ||= /^\/?xl\/chartsheets\//i.test(name);
    if (SHEET.test(name)) sheetFiles.push(name);
    return PARTS.test(name);
  };
  for (const { name, bytes } of zipParts(archive, wanted, PARTS_LIMIT)) {
    const key = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
    let decoder = decoders.get(key);
    if (!decoder) decoders.set(key, (decoder = new TextDecoder()));
    parsers[key]!.write(decoder.decode(bytes, { stream: true }));
  }
  const sheets = named.flatMap(({ name, relation }, index) => {
    const target = targets.get(relation)?.replace(/^(\/?xl)?\//, '');
    const path =
      sheetFiles.find((file) => target !== undefined && file.endsWith(`/${target}`)) ??
      (target === undefined ? sheetFiles[index] : undefined);
    return path === undefined ? [] : [{ name, path }];
  });
  if (sheets.length === 0)
    throw new MalformedError(
      otherProgram
        ? `it is a ${otherProgram}`
        : charts
          ? 'the workbook holds charts only'
          : 'the archive holds no worksheet',
      otherProgram || charts ? 'Send the table itself as CSV or as an Excel workbook.' : undefined,
    );
  return { sheets, sharedStrings, dateStyles, from1904 };
}
