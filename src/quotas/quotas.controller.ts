import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { QuotasDto } from './quotas.dto.js';
import { QuotasService } from './quotas.service.js';

@ApiTags('users')
@ApiBearerAuth()
@Controller('users/me/quotas')
export class QuotasController {
  constructor(private readonly quotas: QuotasService) {}

  /** What your tier allows and how much of it is used. */
  @Get()
  read(@CurrentCaller() caller: Caller): Promise<QuotasDto> {
    return this.quotas.quotas(caller.userId);
  }
}
