/** A quality report in words. */
import type { UsageReport } from '../../../src/readers/report';
import { S } from '../strings';

/** One sentence for everything that was found, assumed or adjusted. */
export function qualitySentences(report: UsageReport): string[] {
  const { quality: q, gaps, duplicates, notes } = report;
  const found = [
    gaps > 0 && S.check.gaps(gaps),
    q.missing > 0 && S.check.missing(q.missing),
    duplicates > 0 && S.check.duplicates(duplicates),
    q.estimated > 0 && S.check.estimated(q.estimated),
    q.revised > 0 && S.check.revised(q.revised),
    q.negative > 0 && S.check.negative(q.negative),
    q.suspicious > 0 && S.check.suspicious(q.suspicious),
    q.movedFromMissingHour > 0 && S.check.spring(q.movedFromMissingHour),
    q.repeatedHour > 0 && S.check.autumn(q.repeatedHour),
  ].filter((sentence): sentence is string => typeof sentence === 'string');
  if (report.readings === 0) return [...notes];
  return found.length + notes.length === 0 ? [S.check.allGood] : [...found, ...notes];
}
