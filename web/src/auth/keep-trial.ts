/** Takes what was compared without an account over into the new one: the file, the current plan, the preferences. */
import { api } from '../api/client';
import type { Trial } from '../try/trial';

/** @returns whether there was anything to keep */
export async function keepTrial({ file, options, ownPlan, preferences }: Trial): Promise<boolean> {
  if (!file?.bytes) return false;
  const form = new FormData();
  const { timezone, unit, dateOrder, keep } = options;
  for (const [name, value] of Object.entries({ timezone, unit, dateOrder, keep }))
    if (value) form.set(name, value);
  form.set('file', new Blob([file.bytes as BlobPart]), file.name);
  await api('POST /usage/uploads', { body: form });
  await api('PUT /users/me/preferences', { body: preferences });
  if (ownPlan?.rateStructure) {
    const { name, rateStructure, contractStart, contractEnd, exitFee } = ownPlan;
    await api('PUT /users/me/current-plan', {
      body: {
        name,
        contractStart,
        contractEnd,
        rateStructure: rateStructure as Record<string, unknown>,
        exitFee: exitFee as Record<string, unknown> | undefined,
      },
    });
  }
  await api('POST /recommendations', { body: {} });
  return true;
}
