/** Sends a file with its progress, which fetch does not tell. */
import type { ReadOptions } from '../../../src/readers/book/book';
import type { UsageReport } from '../../../src/readers/report';
import { ApiError, errorOf } from '../api/client';
import { session } from '../auth/session';
import { S } from '../strings';

export type Uploaded = UsageReport & { readonly datasetId: string; readonly daysStored: number };

/** What stands where the file differs from what is stored. */
export type KeepStored = 'old' | 'new';

type SendOptions = Omit<ReadOptions, 'fileName' | 'keep'> & {
  readonly meterId?: string;
  readonly keep?: ReadOptions['keep'] | KeepStored;
};

/** @param progress called with the share that has been sent, 0 to 1 */
export async function sendFile(
  name: string,
  bytes: Uint8Array,
  options: SendOptions,
  progress: (share: number) => void,
): Promise<Uploaded> {
  const form = new FormData();
  const { timezone, unit, meter, dateOrder, keep, meterId } = options;
  for (const [field, value] of Object.entries({ timezone, unit, meter, dateOrder, keep, meterId }))
    if (value) form.set(field, value);
  form.set('file', new Blob([bytes as BlobPart]), name);
  const token = await session.accessToken();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(total === 0 ? 0 : loaded / total),
    );
    request.addEventListener('error', () => reject(new ApiError(0, S.api.unreachable)));
    request.addEventListener('load', () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText) as Uploaded);
      void errorOf(new Response(request.responseText, { status: request.status })).then(reject);
    });
    request.open('POST', '/api/v1/usage/uploads');
    request.setRequestHeader('accept', 'application/json');
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.send(form);
  });
}
