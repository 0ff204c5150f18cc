import { Readable } from 'node:stream';
import { Body, Controller, Get, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Administrators } from '../auth/auth.guard.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { Idempotent } from '../http/idempotency.interceptor.js';
import { PageQuery } from '../http/page.dto.js';
import { FeedbackDto, FeedbackPage, FeedbackStatisticsDto, GiveFeedbackDto } from './feedback.dto.js';
import { FeedbackExportQuery, FeedbackQuery, FoundFeedbackPage } from './feedback-search.dto.js';
import { FeedbackSearch } from './feedback-search.service.js';
import { FeedbackService } from './feedback.service.js';

@ApiTags('feedback')
@ApiBearerAuth()
@Controller('feedback')
export class FeedbackController {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly searching: FeedbackSearch,
  ) {}

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

  /** What all users say, the newest first; nobody is named. For administrators. */
  @Administrators()
  @Get('search')
  search(@Query() query: FeedbackQuery): Promise<FoundFeedbackPage> {
    return this.searching.search(query);
  }

  /** The same as CSV for a spreadsheet. For administrators. */
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Administrators()
  @Get('export')
  async export(
    @CurrentCaller() caller: Caller,
    @Query() query: FeedbackExportQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(Readable.from(await this.searching.export(query, caller)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="feedback.csv"',
    });
  }
}
