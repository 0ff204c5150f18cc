import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { Problem, problemJson, titleOf } from './problem.js';

/** Faults of the connection to PostgreSQL, not of the request: come back in a moment. */
const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '40001',
  '40P01',
]);
/** What PostgreSQL says of a value that no column holds: a NUL or half a character in a text, a number or an instant out of range. */
const UNSTORABLE = new Set(['22021', '22P05', '22003', '22008', '22009', '22007']);
const POOL_TIMEOUT = /timeout exceeded when trying to connect|Connection terminated/;
const SLUGS: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'not-logged-in',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
};

/** A transaction went on for a moment after its connection was cut. */
const wasCut = (thrown: unknown): boolean =>
  thrown instanceof QueryRunnerAlreadyReleasedError ||
  thrown instanceof QueryRunnerProviderAlreadyReleasedError;

/** Turns whatever was thrown into a problem; what nobody foresaw is logged with its trace id and told to nobody. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.problemOf(thrown, request.id);
    if (reply.sent) return;
    void reply
      .status(problem.status)
      .headers({ ...problem.options.headers, 'cache-control': 'no-store' })
      .type('application/problem+json; charset=utf-8')
      .send(problemJson(problem, request.id));
  }

  private problemOf(thrown: unknown, traceId: string): Problem {
    if (thrown instanceof Problem) return thrown;
    const { code, statusCode, message } = thrown as { code?: string; statusCode?: number; message?: string };
    if ((code && UNAVAILABLE.has(code)) || (message && POOL_TIMEOUT.test(message)) || wasCut(thrown)) {
      return new Problem(503, 'unavailable', 'The service is busy or restarting. Try again in a moment.', {
        headers: { 'retry-after': '2' },
      });
    }
    if (code && UNSTORABLE.has(code)) {
      const detail =
        'A text holds characters, or a number or a date lies out of range, that cannot be stored.';
      return new Problem(400, 'value-not-storable', detail);
    }
    if (code === '53100') return new Problem(507, 'no-room', 'The service cannot store more at the moment.');
    // Nest's own and Fastify's own: a broken body, an unknown route, a body over the limit.
    const status = thrown instanceof HttpException ? thrown.getStatus() : statusCode;
    if (status !== undefined && status >= 400 && status < 500) {
      const detail = status === 404 ? 'There is nothing here.' : `${titleOf(status)}.`;
      return new Problem(status, SLUGS[status] ?? 'bad-request', detail);
    }
    this.logger.error({ traceId, error: thrown instanceof Error ? thrown.stack : String(thrown) });
    return new Problem(
      500,
      'internal',
      'Something went wrong on our side. The trace id helps us find out what.',
    );
  }
}
