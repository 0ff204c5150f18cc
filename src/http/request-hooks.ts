/** What happens to every request: a trace id, a line in the log, a measurement, and headers that keep answers private. */
import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { shapeFault } from './body-shape.js';
import { answerUnchanged } from './etag.js';
import type { Metrics } from './metrics.js';
import { Problem } from './problem.js';

export function addRequestHooks(fastify: FastifyInstance, metrics: Metrics, logRequests: boolean): void {
  const logger = new Logger('Request');
  fastify.addHook('onRequest', (request, reply, next) => {
    void reply.header('x-trace-id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    next();
  });
  fastify.addHook('preValidation', (request, _reply, next) => {
    const fault = shapeFault(request.body);
    next(fault === undefined ? undefined : new Problem(400, 'bad-shape', fault));
  });
  fastify.addHook('onSend', (request, reply, payload, next) => {
    next(null, answerUnchanged(request, reply, payload));
  });
  fastify.addHook('onResponse', (request, reply, next) => {
    // The pattern of the route and nothing of its parameters: no ids, no codes, no search words.
    const route = request.routeOptions.url ?? 'unknown';
    metrics.observe(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
    if (logRequests) {
      const ms = Math.round(reply.elapsedTime);
      logger.log({ traceId: request.id, method: request.method, route, status: reply.statusCode, ms });
    }
    next();
  });
}
