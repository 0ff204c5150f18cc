/** Streams chosen files out of a ZIP archive, with a limit on what they may unpack to. */
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';

/** Small pushes keep what one push can expand to (about 1,000 times itself) small too. */
const PUSH_BYTES = 16_384;

export class SheetError extends Error {}

export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Yields the pieces of the wanted files in the order in which the archive holds them.
 * @throws SheetError when the archive is damaged or unpacks to more than `limit` bytes
 */
export function* zipParts(
  archive: Uint8Array,
  wanted: (name: string) => boolean,
  limit: number,
): Generator<ZipPart> {
  let unpacked = 0;
  let pieces: ZipPart[] = [];
  const unzip = new Unzip((file) => {
    if (!wanted(file.name)) return;
    file.ondata = (error, bytes) => {
      if (error) throw error;
      unpacked += bytes.length;
      if (unpacked > limit) throw new SheetError(`the workbook unpacks to more than ${limit} bytes`);
      if (bytes.length > 0) pieces.push({ name: file.name, bytes });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for (let at = 0; at < archive.length; at += PUSH_BYTES) {
    try {
      unzip.push(archive.subarray(at, at + PUSH_BYTES), at + PUSH_BYTES >= archive.length);
    } catch (error) {
      throw error instanceof SheetError ? error : new SheetError('the ZIP archive is damaged');
    }
    const ready = pieces;
    pieces = [];
    yield* ready;
  }
}
