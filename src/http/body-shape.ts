/** JSON may nest without end in a few bytes, and whatever walks it by recursion would fall over. */
const DEEPEST = 32;

/** Whether a parsed value nests no deeper than any request of ours needs. Walks without recursion, and stops early. */
export function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return false;
    level = level.flatMap((one) => (one !== null && typeof one === 'object' ? Object.values(one) : []));
  }
  return true;
}
