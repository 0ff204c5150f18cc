import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: the number that changes with every change of the catalog. */
@Entity('catalog_state')
@Check('catalog_state_one', `id = 1`)
export class CatalogState {
  @PrimaryColumn({ type: 'smallint', default: 1, primaryKeyConstraintName: 'catalog_state_pk' })
  id!: number;

  @Column({ type: 'integer' })
  version!: number;
}
