import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often something was tried in a window of time; counted by the function count_attempt. */
@Entity('attempts')
export class Attempt {
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'attempts_pk' })
  key!: Buffer;

  @Column({ type: 'integer' })
  count!: number;

  @Column({ name: 'resets_at', type: 'timestamptz' })
  resetsAt!: Date;
}
