/** An account's answer for other wishes, ranked on this device from what the service ranked it from. */
import type { PortableInput } from '../../../src/engine/ranking/portable-input';
import type { Preferences } from '../../../src/engine/ranking/preferences';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import { ask } from '../analysis/client';
import { api } from '../api/client';

let taken: { readonly id: string; readonly done: Promise<void> } | undefined;

/** Fetches what an answer was made from, once. */
export function takeOver(id: string): Promise<void> {
  if (taken?.id === id) return taken.done;
  const done = api('GET /recommendations/{id}/input', { path: { id } }).then((input) =>
    ask('adopt', input as unknown as PortableInput),
  );
  taken = { id, done };
  // What failed is asked again next time.
  done.catch(() => (taken = undefined));
  return done;
}

export async function reorder(id: string, preferences: Preferences): Promise<RecommendationJson> {
  await takeOver(id);
  const found = await ask('reorder', preferences);
  if (!found.ok) throw new Error(found.detail);
  return found.recommendation;
}
