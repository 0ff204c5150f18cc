import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../auth/auth.guard.js';
import { Problem } from '../http/problem.js';
import { faultPage, passwordPage, reportPage } from './report-page.js';
import { UnlockDto } from './reports.dto.js';
import { SharedAnalysisDto, SharedRecommendationDto } from './shared-report.dto.js';
import { SharedReportService } from './shared-report.service.js';

const SHOWN = {
  schema: {
    oneOf: [SharedRecommendationDto, SharedAnalysisDto].map((dto) => ({ $ref: getSchemaPath(dto) })),
  },
};

/** Reports as whoever has the link sees them: as a page, or as JSON for programs that ask for it. */
@Public()
@ApiTags('reports')
@ApiProduces('application/json', 'text/html')
@ApiExtraModels(SharedRecommendationDto, SharedAnalysisDto)
@Controller('r')
export class SharedReportController {
  constructor(private readonly reports: SharedReportService) {}

  /** Opens a shared report. */
  @ApiOkResponse(SHOWN)
  @Get(':shortCode')
  read(
    @Param('shortCode') code: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.show(code, undefined, request, reply);
  }

  /** Opens a shared report that is protected by a password. */
  @ApiOkResponse(SHOWN)
  @HttpCode(200)
  @Post(':shortCode')
  unlock(
    @Param('shortCode') code: string,
    @Body() dto: UnlockDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.show(code, dto.password, request, reply);
  }

  private async show(
    code: string,
    password: string | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    // A link is for whom it was given to: no search engine, no cache, no other site learns of it.
    void reply.headers({
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    const wantsPage = /\btext\/html\b/.test(request.headers.accept ?? '');
    if (wantsPage) void reply.type('text/html; charset=utf-8');
    try {
      // Looking whether it is there is no view.
      if (request.method === 'HEAD') {
        await this.reports.admit(code, password, request.ip);
        return void reply
          .type(wantsPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8')
          .send();
      }
      const { snapshot, views } = await this.reports.open(code, password, request.ip);
      void reply.send(wantsPage ? reportPage(snapshot) : { shortCode: code, views, ...snapshot });
    } catch (error) {
      if (!wantsPage || !(error instanceof Problem)) throw error;
      const page = error.status === 401 ? passwordPage(password && error.message) : faultPage(error.message);
      void reply
        .status(error.status)
        .headers({ ...error.options.headers })
        .send(page);
    }
  }
}
