/** Plain text tables for people. */

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Longest line of a cell; longer text is wrapped at spaces. */
  readonly wrap?: number;
}

/** Lines of text no longer than `width`, broken at spaces. @example wrapText('a bc d', 4) // ['a bc', 'd'] */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

const pad = (text: string, width: number, align: Column['align']): string =>
  align === 'right' ? text.padStart(width) : text.padEnd(width);

/**
 * Columns as wide as their content, two blanks apart, a rule below the titles.
 * @param footer rows after a second rule (totals)
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  footer: readonly (readonly string[])[] = [],
): string {
  const lay = (row: readonly string[]): string[][] =>
    row.map((cell, i) => (columns[i]?.wrap ? wrapText(cell, columns[i].wrap) : [cell]));
  const body = rows.map(lay);
  const foot = footer.map(lay);
  const widths = columns.map((column, i) =>
    Math.max(
      column.title.length,
      ...[...body, ...foot].flatMap((row) => (row[i] ?? ['']).map((line) => line.length)),
    ),
  );
  const print = (row: readonly (readonly string[])[]): string[] => {
    const height = Math.max(1, ...row.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map((column, i) => pad(row[i]?.[line] ?? '', widths[i]!, column.align))
        .join('  ')
        .trimEnd(),
    );
  };
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [
    ...print(columns.map((column) => [column.title])),
    rule,
    ...body.flatMap(print),
    ...(foot.length > 0 ? [rule, ...foot.flatMap(print)] : []),
  ].join('\n');
}
