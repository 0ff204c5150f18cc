/** A small SMTP server that keeps what it was given. */
import { createServer, type Socket } from 'node:net';

export interface ReceivedMail {
  readonly to: string;
  readonly id: string;
  readonly text: string;
}

export interface MailServer {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** Milliseconds before it answers that it has taken a mail. */
  pause: number;
  /** The next mail to an address, once it is there. */
  mailTo(address: string): Promise<ReceivedMail>;
  close(): Promise<void>;
}

export async function mailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    socket.setEncoding('utf8').write('220 test\r\n');
    let buffer = '';
    let content: string[] | undefined;
    let to = '';
    const take = (line: string): void => {
      if (content && line !== '.') {
        content.push(line);
      } else if (content) {
        const text = content.join('\n');
        content = undefined;
        setTimeout(() => {
          mails.push({ to, text, id: /^Message-ID: <(.*)>/im.exec(text)?.[1] ?? '' });
          socket.write('250 taken\r\n');
        }, mail.pause);
      } else if (/^DATA/i.test(line)) {
        content = [];
        socket.write('354 go on\r\n');
      } else if (/^QUIT/i.test(line)) {
        socket.end('221 bye\r\n');
      } else {
        to = /^RCPT TO:<(.*?)>/i.exec(line)?.[1] ?? to;
        socket.write('250 ok\r\n');
      }
    };
    socket.on('data', (chunk) => {
      buffer += String(chunk);
      const lines = buffer.split('\r\n');
      buffer = lines.pop()!;
      for (const line of lines) take(line);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as { port: number };
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    pause: 0,
    mailTo: async (address) => {
      for (;;) {
        const found = mails.find(({ to }) => to === address);
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return mail;
}
