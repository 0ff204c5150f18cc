import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';

const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

export class ImportQuery {
  /** Only say what would change. */
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  dryRun?: boolean;

  /** Also take plans of the same catalogs off offer that the files do not hold. */
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  retireMissing?: boolean;
}

export class ChangedPlanDto {
  id!: string;
  name!: string;
}

export class LeftOutPlanDto {
  id!: string;
  name!: string;
  reason!: string;
  detail!: string;
  /** JSON Pointer into the record. */
  pointer!: string | null;
}

export class ImportDto {
  dryRun!: boolean;
  added!: ChangedPlanDto[];
  changed!: ChangedPlanDto[];
  retired!: ChangedPlanDto[];
  unchanged!: number;
  refused!: LeftOutPlanDto[];
  quarantined!: LeftOutPlanDto[];
  /** Records that are one plan with another (language or brand twins, duplicates). */
  folded!: number;
  /** How many users' latest top pick changes or goes off offer. */
  usersAffected!: number;
  /** Version of the catalog after the import. */
  catalogVersion!: number;
}
