/** A quality report in words. */
import type { UsageReport } from '../../../src/readers/report';
import { readable } from '../format';
import { S } from '../strings';

/** One sentence for everything that was found, assumed or adjusted; the reader's own notes say what it did. */
export function qualitySentences({ readings, quality, gaps, notes }: UsageReport): string[] {
  const found = [
    ...(readings > 0 && gaps > 0 ? [S.check.gaps(gaps)] : []),
    ...(readings > 0 && quality.estimated > 0 ? [S.check.estimated(quality.estimated)] : []),
    ...notes.map(readable),
  ];
  return found.length === 0 && readings > 0 ? [S.check.allGood] : found;
}
