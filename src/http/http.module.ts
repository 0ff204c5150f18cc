import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { LoginGuard } from '../auth/auth.guard.js';
import { AttemptCounter } from './attempts.js';
import { Cursors } from './cursor.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { Metrics } from './metrics.js';
import { ProblemFilter } from './problem.filter.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { ResourceHeaders } from './resource-headers.js';
import { validationPipe } from './validation.js';

/** What every route goes through, in this order: log-in, limits, validation, headers, retry safety; and problems on the way out. */
@Global()
@Module({
  providers: [
    { provide: APP_GUARD, useClass: LoginGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_PIPE, useFactory: validationPipe },
    { provide: APP_INTERCEPTOR, useClass: ResourceHeaders },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
    AttemptCounter,
    Cursors,
    Metrics,
  ],
  exports: [AttemptCounter, Cursors, Metrics],
})
export class HttpModule {}
