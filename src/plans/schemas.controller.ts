import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../auth/auth.guard.js';
import { receiptSchema } from '../engine/tariff/receipt-shape.js';
import { rateStructureSchema } from '../engine/tariff/structure.js';

const RATE_STRUCTURE = z.toJSONSchema(rateStructureSchema);
const RECEIPT = z.toJSONSchema(receiptSchema);
const ANY_OBJECT = { schema: { type: 'object', additionalProperties: true } };

@ApiTags('plans')
@Controller('schemas')
export class SchemasController {
  /** JSON Schema of the rate structure. */
  @ApiOkResponse(ANY_OBJECT)
  @Public()
  @Get('rate-structure')
  rateStructure(): unknown {
    return RATE_STRUCTURE;
  }

  /** JSON Schema of a receipt. */
  @ApiOkResponse(ANY_OBJECT)
  @Public()
  @Get('receipt')
  receipt(): unknown {
    return RECEIPT;
  }
}
