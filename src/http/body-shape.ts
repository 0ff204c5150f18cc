/** JSON may nest without end in a few bytes, and whatever walks it by recursion would fall over. */
const DEEPEST = 32;
/** A NUL, or half of a character: no column of a database holds it. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** What is wrong with a parsed body before anybody looks at what it says. Walks without recursion, and stops early. */
export function shapeFault(value: unknown): string | undefined {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return 'The body nests deeper than any request needs.';
    if (level.some((one) => typeof one === 'string' && UNSTORABLE.test(one))) {
      return 'A text holds a NUL or half of a character.';
    }
    level = level.flatMap((one) => (one !== null && typeof one === 'object' ? Object.values(one) : []));
  }
  return undefined;
}
