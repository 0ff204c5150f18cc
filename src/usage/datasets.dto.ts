import { UploadOptions } from './upload.dto.js';
import { UsageReportDto } from './upload-report.dto.js';

export class DatasetDto {
  id!: string;
  meterId!: string | null;
  fileName!: string;
  format!: string;
  /** Hexadecimal. */
  sha256!: string;
  bytes!: number;
  readings!: number;
  /** Rejected rows. */
  rejected!: number;
  daysStored!: number;
  first!: Date | null;
  last!: Date | null;
  createdAt!: Date;
}

export class DatasetDetailDto extends DatasetDto {
  options!: UploadOptions;
  /** What was found in the file. */
  report!: UsageReportDto;
}

export class DatasetPage {
  items!: DatasetDto[];
  next!: string | null;
}
