/** Limits: so many requests a minute per user (or per address), and fewer at the doors that guess passwords. */
import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../config/settings.js';
import { AttemptCounter } from './attempts.js';
import { Problem } from './problem.js';

const GUESSABLE = 'guessable';
const WINDOW_SECONDS = 60;

/** The route checks a secret: attempts are counted in the database, for all processes together. */
export const Guessable = (): MethodDecorator => SetMetadata(GUESSABLE, true);

@Injectable()
export class RateLimitGuard implements CanActivate {
  private counts = new Map<string, number>();
  private windowEnds = 0;

  constructor(
    private readonly reflector: Reflector,
    private readonly attempts: AttemptCounter,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: { userId: string } }>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (this.reflector.get<boolean>(GUESSABLE, context.getHandler())) {
      const { attempts, secondsLeft } = await this.attempts.count(
        `${request.routeOptions.url} ${request.ip}`,
        WINDOW_SECONDS,
      );
      this.answer(reply, 'attempts', this.settings.authRateLimitPerMinute, attempts, secondsLeft);
    } else {
      const { attempts, secondsLeft } = this.countOwn(request.user?.userId ?? request.ip);
      this.answer(reply, 'requests', this.settings.rateLimitPerMinute, attempts, secondsLeft);
    }
    return true;
  }

  private countOwn(who: string): { attempts: number; secondsLeft: number } {
    const now = Date.now();
    if (now >= this.windowEnds) {
      this.counts = new Map();
      this.windowEnds = now + WINDOW_SECONDS * 1000;
    }
    const attempts = (this.counts.get(who) ?? 0) + 1;
    this.counts.set(who, attempts);
    return { attempts, secondsLeft: Math.ceil((this.windowEnds - now) / 1000) };
  }

  /** Field syntax of draft-ietf-httpapi-ratelimit-headers-11. */
  private answer(
    reply: FastifyReply,
    policy: string,
    limit: number,
    used: number,
    secondsLeft: number,
  ): void {
    void reply.header('ratelimit-policy', `"${policy}";q=${limit};w=${WINDOW_SECONDS}`);
    void reply.header('ratelimit', `"${policy}";r=${Math.max(0, limit - used)};t=${secondsLeft}`);
    if (used > limit) {
      throw new Problem(429, 'too-many-requests', `Too many requests: try again in ${secondsLeft} seconds.`, {
        headers: { 'retry-after': String(secondsLeft) },
      });
    }
  }
}
