import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface AuditEvent {
  /** The person's random actor id, never the user id. */
  readonly actorId: string;
  /** @example 'catalog.imported' */
  readonly action: string;
  readonly subject?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Appends to the audit log, in the transaction of what it tells. */
@Injectable()
export class AuditLog {
  async write(db: EntityManager, event: AuditEvent): Promise<void> {
    await db.query('insert into audit_log (actor_id, action, subject, detail) values ($1, $2, $3, $4)', [
      event.actorId,
      event.action,
      event.subject ?? null,
      event.detail ? JSON.stringify(event.detail) : null,
    ]);
  }
}
