import { Inject, Injectable, Logger } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { SETTINGS, type Settings } from '../config/settings.js';

const TIMEOUT_MS = 15_000;

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Same mail, same id: whoever gets it twice after a crash shows it once. */
  readonly id: string;
}

/** Sends mail over SMTP_URL; without one, mails are written to the log, but never where real people's are: they hold secrets. */
@Injectable()
export class Mailer {
  private readonly logger = new Logger('Mail');
  private readonly transport?: Transporter;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    if (!settings.smtpUrl) return;
    this.transport = createTransport({
      url: settings.smtpUrl,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    });
  }

  /** @throws Error when the mail server does not take it */
  async send({ to, subject, text, id }: Mail): Promise<void> {
    if (!this.transport) {
      if (this.settings.production) throw new Error('SMTP_URL is not set: no mail can be sent');
      this.logger.log({ to, subject, text });
      return;
    }
    const from = this.settings.mailFrom;
    await this.transport.sendMail({ from, to, subject, text, messageId: `<${id}@treebeard>` });
  }
}
