import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsObject, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '../http/page.dto.js';
import { IsWhole, MayBeAbsent } from '../http/validators.js';

const SHORTEST = 15;
const A_DAY = 1440;

/** A connection of a meter to a provider. */
export class SourceDto {
  @IsUUID()
  meterId!: string;

  /** @example 'solaredge' */
  @IsString()
  @MaxLength(40)
  provider!: string;

  /** What the provider asks for; kept encrypted and never shown. See GET /sources/providers. */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  credentials!: Record<string, unknown>;

  /** Minutes between two polls, 15 to 1440; 60 when absent. */
  @MayBeAbsent()
  @IsWhole()
  @Min(SHORTEST)
  @Max(A_DAY)
  updateMinutes?: number;
}

/** What to change; everything else stays. New credentials start a refused source again. */
export class ChangeSourceDto extends PartialType(OmitType(SourceDto, ['meterId', 'provider']), {
  skipNullProperties: false,
}) {
  /** False pauses it. */
  @MayBeAbsent()
  @IsBoolean()
  active?: boolean;
}

export class SourcesQuery extends PageQuery {
  /** Only the sources of this meter. */
  @MayBeAbsent()
  @IsUUID()
  meterId?: string;
}

export class SourceJson {
  id!: string;
  meterId!: string;
  provider!: string;
  updateMinutes!: number;
  active!: boolean;
  /** waiting: asked to come back later · failing: tried again with growing pauses · refused: needs new credentials. */
  status!: 'new' | 'ok' | 'waiting' | 'failing' | 'refused';
  statusDetail!: string | null;
  /** In a row. */
  failures!: number;
  lastPolledAt!: Date | null;
  /** End of the newest reading. */
  readUntil!: Date | null;
  nextPollAt!: Date;
  createdAt!: Date;
}

export class SourcePage {
  items!: SourceJson[];
  next!: string | null;
}

export class ConnectionTestDto {
  ok!: boolean;
  /** The system's name at the provider. */
  system!: string | null;
  /** What is wrong. */
  detail!: string | null;
}

export class ProviderJson {
  name!: string;
  title!: string;
  /** JSON Schema of its credentials. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  credentials!: Record<string, unknown>;
}
