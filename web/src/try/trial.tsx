/** The comparison without an account: a file, what was read of it, and the answer. It lives as long as the page is open. */
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../src/engine/ranking/preferences';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import type { ReadOptions } from '../../../src/readers/book/book';
import type { PastBill } from '../../../src/engine/advice/reproduce-bill';
import { ask } from '../analysis/client';
import type { OwnPlan, PlanBill, ReadAnswer, RankRequest } from '../analysis/protocol';
import { useUser } from '../auth/use-user';
import type { BillCheckJson } from '../current-plan/bill-check';
import { today } from '../format';
import { S } from '../strings';

export interface Outcome {
  readonly recommendation: RecommendationJson;
  readonly bills: readonly PlanBill[];
  readonly milliseconds: number;
}

export interface TrialState {
  readonly file: { readonly name: string; readonly bytes: Uint8Array | null } | null;
  readonly options: ReadOptions;
  readonly read: ReadAnswer | null;
  readonly meter: string | undefined;
  readonly network: string | undefined;
  readonly ownPlan: OwnPlan | undefined;
  readonly preferences: Preferences;
}

const EMPTY: TrialState = {
  file: null,
  options: {},
  read: null,
  meter: undefined,
  network: undefined,
  ownPlan: undefined,
  preferences: DEFAULT_PREFERENCES,
};

export interface Trial extends TrialState {
  /** Reads a file, or null for the sample home. */
  open(file: File | null): Promise<ReadAnswer>;
  /** Reads the same file again, told more about it. */
  readAgain(options: ReadOptions): Promise<void>;
  change(part: Partial<TrialState>): void;
  /** Lets go of the file. */
  forget(): void;
  checkBill(bill: PastBill): Promise<BillCheckJson>;
  rank(whatIf?: RankRequest['whatIf']): Promise<Outcome>;
}

const TrialContext = createContext<Trial | null>(null);

export function useTrial(): Trial {
  const trial = useContext(TrialContext);
  if (!trial) throw new Error('useTrial needs a TrialHost around it');
  return trial;
}

export function TrialHost({ children }: { children: ReactNode }) {
  const [state, setState] = useState(EMPTY);
  // Somebody without an account is most likely at home.
  const homeZone = useUser()?.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const change = useCallback(
    (part: Partial<TrialState>) => setState((before) => ({ ...before, ...part })),
    [],
  );

  const open = useCallback(
    async (file: File | null) => {
      const bytes = file && new Uint8Array(await file.arrayBuffer());
      const options: ReadOptions = file ? { fileName: file.name } : {};
      const read = bytes ? await ask('read', { bytes, options, homeZone }) : await ask('sample');
      change({
        file: { name: file?.name ?? '', bytes },
        options,
        read,
        meter: undefined,
        network: read.ok ? (read.network ?? undefined) : undefined,
      });
      return read;
    },
    [change, homeZone],
  );

  const trial = useMemo<Trial>(
    () => ({
      ...state,
      change,
      open,
      forget: () => change({ file: null, read: null }),
      async readAgain(options) {
        const bytes = state.file?.bytes;
        if (!bytes) return;
        const all = { ...state.options, ...options };
        change({ options: all, read: await ask('read', { bytes, options: all, homeZone }) });
      },
      async checkBill(bill) {
        const { meter, network, ownPlan } = state;
        const answer = await ask('billCheck', { home: { meter, network, ownPlan, asOf: today() }, bill });
        if (!answer.ok) throw new Error(answer.detail);
        return answer.check;
      },
      async rank(whatIf) {
        const { meter, network, ownPlan, preferences } = state;
        const request = { meter, network, ownPlan, preferences, whatIf, asOf: today() };
        const began = performance.now();
        const answer = await ask('rank', request);
        if (!answer.ok) throw new Error(answer.reason === 'no_usage' ? S.results.tooLittle : answer.detail);
        const { recommendation, bills } = answer;
        return { recommendation, bills, milliseconds: Math.round(performance.now() - began) };
      },
    }),
    [state, change, open, homeZone],
  );
  return <TrialContext value={trial}>{children}</TrialContext>;
}
