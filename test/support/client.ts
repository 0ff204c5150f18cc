/** A small HTTP client for the tests: JSON in, status and JSON out. */

import { Contract } from './contract.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into bodies of every shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

const contracts = new Map<string, Promise<Contract>>();

/** The contract of a server, read once. */
function contractOf(base: string): Promise<Contract> {
  const contract = contracts.get(base) ?? Contract.of(base);
  contracts.set(base, contract);
  return contract;
}

/** Every answer that it gets is held to the contract. */
export class Client {
  constructor(
    private readonly base: string,
    readonly token?: string,
  ) {}

  /** The same server as another person. */
  as(token: string): Client {
    return new Client(this.base, token);
  }

  get = (path: string, headers?: Record<string, string>): Promise<Answer> =>
    this.send('GET', path, undefined, headers);
  post = (path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> =>
    this.send('POST', path, body, headers);
  put = (path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> =>
    this.send('PUT', path, body, headers);
  patch = (path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> =>
    this.send('PATCH', path, body, headers);
  delete = (path: string): Promise<Answer> => this.send('DELETE', path);

  /** Sends a file as a browser does. */
  upload(
    content: string | Uint8Array,
    name = 'usage.csv',
    fields: Record<string, string> = {},
  ): Promise<Answer> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new Blob([content as Uint8Array<ArrayBuffer>]), name);
    return this.send('POST', '/api/v1/usage/uploads', form);
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const plain = body === undefined || body instanceof FormData || typeof body === 'string';
    const response = await fetch(this.base + (path.startsWith('/') ? path : `/api/v1/${path}`), {
      method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(!plain && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: plain ? (body as FormData | string | undefined) : JSON.stringify(body),
    });
    const text = await response.text();
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    const answer = type.endsWith('json') && method !== 'HEAD' ? JSON.parse(text) : text;
    const fault = (await contractOf(this.base)).fault(method, response.url, response.status, type, answer);
    if (fault) throw new Error(`against the contract: ${fault}`);
    return { status: response.status, headers: response.headers, body: answer };
  }
}

/** Comes back later when it is told to (503), as clients do. */
export async function patiently(send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await send();
    if (answer.status !== 503) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

let registered = 0;

export const PASSWORD_OF_TESTS = 'correct horse battery';

/** Registers a new person and logs in. */
export async function newPerson(
  client: Client,
  over: Record<string, unknown> = {},
): Promise<{ client: Client; id: string; email: string; refreshToken: string }> {
  const email = `person${++registered}@example.org`;
  const { status, body } = await client.post('auth/register', {
    email,
    password: PASSWORD_OF_TESTS,
    name: 'Maria',
    postcode: '77002',
    country: 'US',
    consent: true,
    ...over,
  });
  if (status !== 201) throw new Error(`not registered: ${JSON.stringify(body)}`);
  return { client: client.as(body.accessToken), id: body.user.id, email, refreshToken: body.refreshToken };
}
