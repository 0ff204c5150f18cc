/** The one shape of every error: RFC 9457 problem details with a stable type. */

/** What is wrong with one value; the pointer is a JSON Pointer into the request body, or `?name` for a query parameter. */
export interface ProblemError {
  readonly pointer: string;
  readonly detail: string;
}

export interface ProblemOptions {
  readonly errors?: readonly ProblemError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the problem, such as a limit and when it resets. */
  readonly members?: Readonly<Record<string, unknown>>;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'Log in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Conflict',
  410: 'Gone',
  412: 'Changed since you read it',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be processed',
  428: 'Say which version you mean',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Come back later',
  507: 'No room left',
};

export const titleOf = (status: number): string => TITLES[status] ?? 'The request failed';

/** An error that a client may see. @example throw new Problem(409, 'email-taken', 'This address has an account.') */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** Kebab-case name, stable: it becomes `urn:treebeard:problem:<slug>`. */
    readonly slug: string,
    /** One plain sentence for a person. */
    detail: string,
    readonly options: ProblemOptions = {},
  ) {
    super(detail);
  }
}

/** For what does not exist, and for what is somebody else's: the two answer alike. */
export const notFound = (): Problem => new Problem(404, 'not-found', 'There is nothing here.');

/** A value of the request that cannot be used. */
export const invalid = (pointer: string, detail: string): Problem =>
  new Problem(400, 'validation-failed', detail, { errors: [{ pointer, detail }] });

/** The body of the answer. */
export function problemJson(problem: Problem, traceId: string): Record<string, unknown> {
  return {
    type: `urn:treebeard:problem:${problem.slug}`,
    title: titleOf(problem.status),
    status: problem.status,
    detail: problem.message,
    ...problem.options.members,
    traceId,
    errors: problem.options.errors ?? [],
  };
}
