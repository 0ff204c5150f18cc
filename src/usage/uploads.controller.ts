import { Controller, HttpStatus, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { validationPipe } from '../http/validation.js';
import { receiveFile } from './received-file.js';
import { UploadDto, UploadedDto, UploadOptions } from './upload.dto.js';
import { UploadsService } from './uploads.service.js';

@ApiTags('usage')
@ApiBearerAuth()
@Controller('usage/uploads')
export class UploadsController {
  private readonly validation = validationPipe();

  constructor(private readonly uploads: UploadsService) {}

  /**
   * Uploads a usage file of any known format. All of it is stored, or nothing; the same file again changes nothing and is
   * answered with 200.
   */
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadDto })
  @ApiCreatedResponse({ type: UploadedDto })
  @ApiOkResponse({ type: UploadedDto, description: 'The same file was there already.' })
  @Post()
  async upload(
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UploadedDto> {
    const { file, fields } = await receiveFile(request);
    const options = (await this.validation.transform(plainToInstance(UploadOptions, fields), {
      type: 'body',
      metatype: UploadOptions,
    })) as UploadOptions;
    const { created, body } = await this.uploads.upload(caller.userId, file, options);
    if (!created) void reply.status(HttpStatus.OK);
    return body;
  }
}
