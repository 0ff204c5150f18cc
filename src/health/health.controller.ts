import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Public } from '../auth/auth.guard.js';
import { Metrics } from '../http/metrics.js';
import { Problem } from '../http/problem.js';

/** For whoever runs the service: is the process alive, can it work, and how does it do. */
@Public()
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly source: DataSource,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(): Promise<{ status: string }> {
    try {
      await this.source.query('select 1');
    } catch {
      throw new Problem(503, 'not-ready', 'The database does not answer.', {
        headers: { 'retry-after': '2' },
      });
    }
    return { status: 'ready' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  prometheus(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
