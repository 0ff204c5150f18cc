import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Tenancy } from '../database/tenancy.js';
import { AttemptCounter } from '../http/attempts.js';
import { Problem } from '../http/problem.js';
import { JobsService } from '../jobs/jobs.service.js';
import { Mailer } from '../mail/mailer.js';
import { User } from '../users/user.entity.js';
import { PasswordReset } from './password-reset.entity.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { Session } from './session.entity.js';

const GOOD_FOR_MS = 3_600_000;
/** So many mails to one address, whoever asks for them and from wherever. */
const MAILS_PER_WINDOW = 5;
const MAIL_WINDOW_SECONDS = 3600;
const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
const wrongToken = (): Problem =>
  new Problem(401, 'wrong-reset-token', 'This code is not good (any more): ask for a new one.');

@Injectable()
export class PasswordService implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly tenancy: Tenancy,
    private readonly jobs: JobsService,
    private readonly mailer: Mailer,
    private readonly attempts: AttemptCounter,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('mail-password-reset', ({ email }) => this.mailReset(email!));
  }

  /** All other sessions end. @throws Problem 401 when the current password is wrong */
  async change(userId: string, sessionId: string, current: string, next: string): Promise<void> {
    const known = await this.tenancy.withUser(userId, (db) =>
      db.findOneOrFail(User, { where: { id: userId }, select: { id: true, passwordHash: true } }),
    );
    if (!(await passwordMatches(current, known.passwordHash))) {
      throw new Problem(401, 'wrong-password', 'The current password is wrong.');
    }
    const passwordHash = await hashPassword(next);
    await this.tenancy.withUser(userId, async (db) => {
      await db.update(User, { id: userId }, { passwordHash, updatedAt: new Date() });
      await db.delete(Session, { userId, id: Not(sessionId) });
      await db.delete(PasswordReset, { userId });
    });
  }

  /** Mails a code when the address has an account; nobody learns from the answer, or its time, whether it has. */
  async ask(given: string): Promise<void> {
    const email = given.toLowerCase();
    const { attempts } = await this.attempts.count(`password-reset ${email}`, MAIL_WINDOW_SECONDS);
    // Silently: whoever fills a stranger's letter box need not know, and the codes that were mailed are good.
    if (attempts > MAILS_PER_WINDOW) return;
    await this.jobs.add('mail-password-reset', { email });
  }

  /** Every session ends. @throws Problem 401 for a code that is not good */
  async reset(token: string, password: string): Promise<void> {
    const [, userId, secret] = TOKEN.exec(token) ?? [];
    if (!userId || !secret) throw wrongToken();
    const passwordHash = await hashPassword(password);
    await this.tenancy.withUser(userId, async (db) => {
      const [, used] = (await db.query(
        'delete from password_resets where user_id = $1 and token_hash = $2 and expires_at > now()',
        [userId, hashOf(secret)],
      )) as [unknown, number];
      if (used === 0) throw wrongToken();
      await db.update(User, { id: userId }, { passwordHash, updatedAt: new Date() });
      await db.delete(Session, { userId });
    });
  }

  private async mailReset(email: string): Promise<void> {
    const [found] = (await this.source.query('select id from user_for_login($1)', [email])) as {
      id: string;
    }[];
    if (!found) return;
    const userId = found.id;
    const secret = randomBytes(32).toString('base64url');
    await this.tenancy.withUser(userId, (db) =>
      db.upsert(
        PasswordReset,
        { userId, tokenHash: hashOf(secret), expiresAt: new Date(Date.now() + GOOD_FOR_MS) },
        ['userId'],
      ),
    );
    const token = `${userId}.${secret}`;
    await this.mailer.send({
      to: email,
      subject: 'A new password for TreeBeard',
      text:
        `Somebody, hopefully you, asked for a new password. The code, good for an hour:\n\n${token}\n\n` +
        `${this.settings.publicUrl ?? ''}/reset-password#${token}\n\nIf it was not you, there is nothing to do.\n`,
      id: hashOf(token).toString('hex').slice(0, 32),
    });
  }
}
