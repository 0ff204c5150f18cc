/** An account's answer, ranked again on this device while wishes change. It is kept beside a file that may be at hand. */
import { prepareHome, type Home } from '../../../src/engine/ranking/rank-plans';
import { fromPortable, type PortableInput } from '../../../src/engine/ranking/portable-input';
import type { Preferences } from '../../../src/engine/ranking/preferences';
import { recommend, type RecommendInput } from '../../../src/engine/ranking/recommend';
import { sentence } from '../../../src/engine/refusal';
import { recommendationJson } from '../../../src/engine/ranking/recommendation-json';
import type { ReorderAnswer } from './protocol';

let adopted: { readonly input: RecommendInput; readonly home: Home | undefined } | undefined;

export function adopt(portable: PortableInput): void {
  const input = fromPortable(portable);
  adopted = { input, home: prepareHome(input) };
}

export function reorder(preferences: Preferences): ReorderAnswer {
  if (!adopted) return { ok: false, detail: 'No answer has been adopted.' };
  const outcome = recommend({ ...adopted.input, preferences }, adopted.home);
  return outcome.ok
    ? { ok: true, recommendation: recommendationJson(outcome.value) }
    : { ok: false, detail: sentence(outcome.refusal.detail) };
}
