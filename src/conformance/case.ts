/** What every conformance suite reports, one value per case. */
export interface CaseResult {
  readonly case: string;
  /** contradicted: what the case expects disagrees with the facts that it states itself. */
  readonly status: 'passed' | 'refused' | 'contradicted' | 'failed';
  readonly expected?: unknown;
  readonly got?: unknown;
  /** One plain sentence: the refusal, or what differs. */
  readonly detail?: string;
}

export interface SuiteOptions {
  /** Folder with `NAME.plan.json` structures for cases that bring none (bills suite). */
  readonly plansDir?: string;
}

/** A suite looks at a folder and reports its cases, at once or one by one. */
export type Suite = (dir: string, options: SuiteOptions) => CaseSource | Promise<CaseSource>;

type CaseSource = Iterable<CaseResult> | AsyncIterable<CaseResult>;
