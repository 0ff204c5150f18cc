/** Streams chosen files out of a ZIP archive, with a limit on what they may unpack to. */
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { LimitError, MalformedError } from '../limits.js';

/** Small pushes keep what one push can expand to (about 1,000 times itself) small too. */
const PUSH_BYTES = 16_384;

export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Yields the pieces of the wanted files in the order in which the archive holds them.
 * @throws MalformedError when the archive is damaged, LimitError when it unpacks to more than `limit` bytes
 */
export function* zipParts(
  archive: Uint8Array,
  wanted: (name: string) => boolean,
  limit: number,
): Generator<ZipPart> {
  let unpacked = 0;
  let pieces: ZipPart[] = [];
  let unfinished = 0;
  const unzip = new Unzip((file) => {
    if (!wanted(file.name)) return;
    unfinished++;
    file.ondata = (error, bytes, final) => {
      if (error) throw error;
      unpacked += bytes.length;
      if (unpacked > limit) throw new LimitError(`the workbook unpacks to more than ${limit} bytes`);
      if (bytes.length > 0) pieces.push({ name: file.name, bytes });
      if (final) unfinished--;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for (let at = 0; at < archive.length; at += PUSH_BYTES) {
    try {
      unzip.push(archive.subarray(at, at + PUSH_BYTES), at + PUSH_BYTES >= archive.length);
    } catch (error) {
      throw error instanceof MalformedError || error instanceof LimitError
        ? error
        : new MalformedError('the ZIP archive is damaged');
    }
    const ready = pieces;
    pieces = [];
    yield* ready;
  }
  if (unfinished > 0) throw new MalformedError('the workbook breaks off');
}
