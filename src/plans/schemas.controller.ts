import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../auth/auth.guard.js';
import { rateStructureSchema } from '../engine/tariff/structure.js';

const RATE_STRUCTURE = z.toJSONSchema(rateStructureSchema);

@ApiTags('plans')
@Controller('schemas')
export class SchemasController {
  /** JSON Schema of the rate structure. */
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @Public()
  @Get('rate-structure')
  rateStructure(): unknown {
    return RATE_STRUCTURE;
  }
}
