/** Requests to a provider: bounded in time and size, its limits kept, its answers checked. */
import type { z } from 'zod';
import { ProviderFault } from './provider-fault.js';

const LARGEST_ANSWER = 16 * 1024 * 1024;
const DEFAULT_WAIT = 15 * 60;
const LONGEST_WAIT = 24 * 3600;

export interface ProviderRequest {
  readonly method?: 'GET' | 'POST';
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>>;
}

export class ProviderHttp {
  /** Seconds until the provider takes requests again, once it said that none is left. */
  private exhaustedFor?: number;

  constructor(
    private readonly baseUrl: string,
    private readonly timeoutMs: number,
  ) {}

  /** @throws ProviderFault for whatever is no answer of that shape */
  async json<T>(path: string, shape: z.ZodType<T>, request: ProviderRequest = {}): Promise<T> {
    if (this.exhaustedFor !== undefined) {
      throw new ProviderFault('limited', 'its limit of requests is used up', this.exhaustedFor);
    }
    const { status, text, headers } = await this.send(path, request);
    this.noteLimits(headers);
    // OAuth 2 says 400 to a refresh token that is not good; only token requests send a form.
    const refused = status === 401 || status === 403 || (status === 400 && request.form !== undefined);
    if (refused) throw new ProviderFault('refused', `it answered ${status}`);
    if (status === 429) throw new ProviderFault('limited', 'it answered 429', waitOf(headers, text));
    if (status >= 500) throw new ProviderFault('away', `it answered ${status}`, retryAfter(headers));
    if (status >= 300) throw new ProviderFault('malformed', `it answered ${status}`);
    const parsed = shape.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0]!;
    throw new ProviderFault('malformed', `unknown answer: ${issue.path.join('.')}: ${issue.message}`);
  }

  private async send(
    path: string,
    { method = 'GET', query, headers, form }: ProviderRequest,
  ): Promise<{ status: number; text: string; headers: Headers }> {
    const url = new URL(path, this.baseUrl);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    try {
      const response = await fetch(url, {
        method,
        headers: { accept: 'application/json', ...headers },
        body: form && new URLSearchParams(form),
        // Keys travel in addresses and headers: they follow no redirect.
        redirect: 'error',
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      return { status: response.status, text: await bounded(response), headers: response.headers };
    } catch (error) {
      if (error instanceof ProviderFault) throw error;
      const slow = (error as Error).name === 'TimeoutError';
      throw new ProviderFault('away', slow ? 'it did not answer in time' : 'it cannot be reached');
    }
  }

  /** Both spellings of the field: the drafts' and the one that services used before them. */
  private noteLimits(headers: Headers): void {
    const remaining = headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining');
    if (remaining !== null && Number(remaining) <= 0)
      this.exhaustedFor = retryAfter(headers) ?? resetOf(headers);
  }
}

async function bounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > LARGEST_ANSWER) throw new ProviderFault('malformed', 'its answer is too large');
    text += decoder.decode(chunk as Uint8Array, { stream: true });
  }
  return text + decoder.decode();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProviderFault('malformed', 'its answer is no JSON');
  }
}

const sane = (seconds: number): number | undefined =>
  Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 1), LONGEST_WAIT) : undefined;

/** Retry-After: seconds or a date. */
function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return sane(Number(value));
  return sane((new Date(value).getTime() - Date.now()) / 1000);
}

/** A reset is told as seconds from now or as an instant. */
function resetOf(headers: Headers): number {
  const value = Number(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? DEFAULT_WAIT);
  return sane(value > 1e9 ? value - Date.now() / 1000 : value) ?? DEFAULT_WAIT;
}

/** Enphase tells the end of the period in the body. */
function waitOf(headers: Headers, text: string): number {
  const period = /"period_end"\s*:\s*(\d{10})\b/.exec(text);
  const told = retryAfter(headers) ?? (period ? sane(Number(period[1]) - Date.now() / 1000) : undefined);
  return told ?? DEFAULT_WAIT;
}
