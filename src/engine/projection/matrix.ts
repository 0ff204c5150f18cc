/** The little linear algebra that twelve months need. */
export type Matrix = readonly (readonly number[])[];

/** Inverse of a symmetric positive matrix by Gauss–Jordan elimination with row exchange. */
export function invert(matrix: Matrix): number[][] {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(work[row]![column]!) > Math.abs(work[pivot]![column]!)) pivot = row;
    [work[column], work[pivot]] = [work[pivot]!, work[column]!];
    const lead = work[column]!;
    const head = lead[column]!;
    for (let j = column; j < 2 * n; j++) lead[j] = lead[j]! / head;
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const factor = work[row]![column]!;
      if (factor === 0) continue;
      for (let j = column; j < 2 * n; j++) work[row]![j] = work[row]![j]! - factor * lead[j]!;
    }
  }
  return work.map((row) => row.slice(n));
}
