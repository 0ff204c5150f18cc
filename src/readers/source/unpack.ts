/** gzip and ZIP, streamed; what comes out is counted, so that a bomb stops early. */
import { Gunzip, Unzip, UnzipInflate } from 'fflate';
import { LIMITS, LimitError, MalformedError } from '../limits.js';

/** Takes one file at a time. */
export interface FileSink {
  open(name: string): void;
  write(bytes: Uint8Array): void;
  close(): void;
}

export interface ByteSink {
  write(bytes: Uint8Array): void;
  end(): void;
}

export type Container = 'gzip' | 'zip' | 'none';

/** By the first bytes. */
export function containerOf(head: Uint8Array): Container {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return 'zip';
  return 'none';
}

class Meter {
  private packed = 0;
  private unpacked = 0;

  /** Counts what goes in. */
  take(piece: Uint8Array): void {
    this.packed += piece.length;
  }

  /** Counts what comes out, and stops where it is too much. */
  give(chunk: Uint8Array): void {
    this.unpacked += chunk.length;
    const bomb = this.unpacked > LIMITS.unpackRatioFrom && this.unpacked > this.packed * LIMITS.unpackRatio;
    if (bomb || this.unpacked > LIMITS.unpackedBytes)
      throw new LimitError(
        bomb
          ? `the file unpacks to more than ${LIMITS.unpackRatio} times its size`
          : `the file unpacks to more than ${LIMITS.unpackedBytes / 1024 / 1024} MB`,
      );
  }
}

/** fflate inflates a whole input chunk at once, so the input is fed in pieces that cannot unpack to much. */
const PIECE = 16 * 1024;

export function gunzip(name: string, sink: FileSink): ByteSink {
  const meter = new Meter();
  let ended = false;
  sink.open(name.replace(/\.gz$/i, ''));
  const stream = new Gunzip((chunk, final) => {
    meter.give(chunk);
    if (chunk.length > 0) sink.write(chunk);
    ended ||= final;
  });
  return {
    write: (bytes) => guarded(() => inPieces(bytes, meter, (piece) => stream.push(piece))),
    end: () =>
      guarded(() => {
        stream.push(new Uint8Array(0), true);
        if (!ended) throw new MalformedError('the gzip file breaks off');
        sink.close();
      }),
  };
}

/** Entries that are data. Pictures, pages and system folders in a ZIP are passed over. */
export const isDataEntry = (name: string): boolean =>
  !name.endsWith('/') &&
  !/(^|\/)(__MACOSX\/|\.)/.test(name) &&
  !/\.(html?|pdf|png|jpe?g|gif|xslt?|css|js|docx?|md)$/i.test(name);

/** Bit 0 of the flags of a ZIP's first entry: it needs a password. */
const isLocked = (head: Uint8Array): boolean => head[2] === 3 && (head[6]! & 1) === 1;

/** @param head the first bytes */
export function unzip(head: Uint8Array, sink: FileSink): ByteSink {
  if (isLocked(head))
    throw new MalformedError('the ZIP is protected by a password', 'Unpack it and send the file inside.');
  const meter = new Meter();
  let entries = 0;
  let open = false;
  const stream = new Unzip((file) => {
    if (++entries > LIMITS.zipEntries)
      throw new LimitError(`the ZIP holds more than ${LIMITS.zipEntries} files`);
    if (!isDataEntry(file.name)) return;
    file.ondata = (error, chunk, final) => {
      if (error) throw new MalformedError(`the ZIP is damaged at ${JSON.stringify(file.name)}`);
      if (!open) {
        sink.open(file.name);
        open = true;
      }
      meter.give(chunk);
      if (chunk.length > 0) sink.write(chunk);
      if (final) {
        open = false;
        sink.close();
      }
    };
    file.start();
  });
  stream.register(UnzipInflate);
  return {
    write: (bytes) => guarded(() => inPieces(bytes, meter, (piece) => stream.push(piece))),
    end: () =>
      guarded(() => {
        stream.push(new Uint8Array(0), true);
        if (open) throw new MalformedError('the ZIP breaks off');
      }),
  };
}

function inPieces(bytes: Uint8Array, meter: Meter, push: (piece: Uint8Array) => void): void {
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    meter.take(piece);
    push(piece);
  }
}

/** What fflate throws becomes one plain sentence. */
function guarded(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (error instanceof LimitError || error instanceof MalformedError) throw error;
    throw new MalformedError('the compressed file is damaged');
  }
}
