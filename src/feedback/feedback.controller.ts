import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Administrators } from '../auth/auth.guard.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { Idempotent } from '../http/idempotency.interceptor.js';
import { PageQuery } from '../http/page.dto.js';
import { FeedbackDto, FeedbackPage, FeedbackStatisticsDto, GiveFeedbackDto } from './feedback.dto.js';
import { FeedbackService } from './feedback.service.js';

@ApiTags('feedback')
@ApiBearerAuth()
@Controller('feedback')
export class FeedbackController {
  constructor(private readonly feedback: FeedbackService) {}

  /** Says what you think of a recommendation or a plan. */
  @Idempotent()
  @Post()
  give(@CurrentCaller() caller: Caller, @Body() dto: GiveFeedbackDto): Promise<FeedbackDto> {
    return this.feedback.give(caller.userId, dto);
  }

  /** What you said, the newest first. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<FeedbackPage> {
    return this.feedback.list(caller.userId, query);
  }

  /** What all users say. For administrators. */
  @Administrators()
  @Get('statistics')
  statistics(): Promise<FeedbackStatisticsDto> {
    return this.feedback.statistics();
  }
}
