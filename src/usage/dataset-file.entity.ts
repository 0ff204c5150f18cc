import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Dataset } from './dataset.entity.js';

/** The original bytes of a dataset, compressed with gzip. */
@Entity('dataset_files')
@ForeignKey(() => Dataset, ['userId', 'datasetId'], ['userId', 'id'], {
  name: 'dataset_files_dataset',
  onDelete: 'CASCADE',
})
export class DatasetFile {
  @PrimaryColumn({ name: 'dataset_id', type: 'uuid', primaryKeyConstraintName: 'dataset_files_pk' })
  datasetId!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ type: 'bytea' })
  content!: Buffer;
}
