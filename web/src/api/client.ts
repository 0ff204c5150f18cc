/** Asks the service. Types come from its own document; an answer that is no success is a thrown ApiError. */
import { session } from '../auth/session';
import { S } from '../strings';
import type { Operations } from './schema';

export type Operation = keyof Operations;
type Of<O extends Operation, Part extends string> = Operations[O] extends Record<Part, infer T> ? T : never;
type QueryOf<O extends Operation> = Operations[O] extends { query?: infer T } ? T : never;

export interface AskOptions<O extends Operation> {
  readonly path?: Of<O, 'path'>;
  readonly query?: QueryOf<O>;
  readonly body?: Of<O, 'body'> | FormData;
  /** The ETag that a change is based on. */
  readonly ifMatch?: string;
}

/** A problem as the service describes it (RFC 9457). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly fields: readonly { pointer: string; detail: string }[] = [],
  ) {
    super(message);
  }

  /** What is said about one field of the form. */
  of(field: string): string | undefined {
    return this.fields.find(({ pointer }) => pointer === `/${field}`)?.detail;
  }
}

/**
 * One request with the session's token; when that has run out, once more with a new one.
 * @example const page = await api('GET /plans', { query: { q: 'green' } })
 */
export async function api<O extends Operation>(
  operation: O,
  options: AskOptions<O> = {},
): Promise<Of<O, 'answer'>> {
  return (await apiWithTag(operation, options)).body;
}

/** The same with the ETag, for what will be changed later. */
export async function apiWithTag<O extends Operation>(
  operation: O,
  options: AskOptions<O> = {},
): Promise<{ body: Of<O, 'answer'>; tag: string | null }> {
  const response = await send(operation, options);
  const text = await response.text();
  return {
    body: (text === '' ? undefined : JSON.parse(text)) as Of<O, 'answer'>,
    tag: response.headers.get('etag'),
  };
}

/** An answer that is a file. */
export async function apiFile<O extends Operation>(operation: O, options: AskOptions<O> = {}): Promise<Blob> {
  return (await send(operation, options)).blob();
}

async function send<O extends Operation>(operation: O, options: AskOptions<O>): Promise<Response> {
  const first = await request(operation, options, await session.accessToken());
  const response =
    first.status === 401 && session.isOpen && !operation.startsWith('POST /auth/')
      ? await request(operation, options, await session.renewedToken())
      : first;
  if (response.ok) return response;
  throw await errorOf(response);
}

async function request<O extends Operation>(
  operation: O,
  { path, query, body, ifMatch }: AskOptions<O>,
  token: string | null,
): Promise<Response> {
  const json = body !== undefined && !(body instanceof FormData);
  try {
    return await fetch(urlOf(operation, path, query), {
      method: operation.slice(0, operation.indexOf(' ')),
      headers: {
        accept: 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(json && { 'content-type': 'application/json' }),
        ...(ifMatch && { 'if-match': ifMatch }),
      },
      body: json ? JSON.stringify(body) : (body as FormData | undefined),
    });
  } catch {
    throw new ApiError(0, navigator.onLine ? S.api.unreachable : S.api.offline);
  }
}

/** @example urlOf('GET /plans/{id}', { id: 'a b' }) === '/api/v1/plans/a%20b' */
export function urlOf(operation: string, path: unknown, query?: unknown): string {
  const template = operation.slice(operation.indexOf(' ') + 1);
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((path as Record<string, unknown>)[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  return `/api/v1${filled}${search.size > 0 ? `?${search}` : ''}`;
}

export async function errorOf(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as {
    detail?: string;
    errors?: { pointer: string; detail: string }[];
  };
  return new ApiError(response.status, problem.detail ?? S.somethingWrong, problem.errors);
}
