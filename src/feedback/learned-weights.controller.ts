import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { LearnedWeightsDto } from './learned-weights.dto.js';
import { LearnedWeightsService } from './learned-weights.service.js';

@ApiTags('users')
@ApiBearerAuth()
@Controller('users/me/preferences/learned')
export class LearnedWeightsController {
  constructor(private readonly learnedWeights: LearnedWeightsService) {}

  /** Priorities as your own choices among shown plans have them. Nothing changes until you set them as your preferences. */
  @Get()
  read(@CurrentCaller() caller: Caller): Promise<LearnedWeightsDto> {
    return this.learnedWeights.read(caller.userId);
  }
}
