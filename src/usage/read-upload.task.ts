/** Reads a usage file in a thread. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ReadOptions } from '../readers/book/book.js';
import { columnsOf } from '../engine/series/usage.js';
import { readAtHome } from '../readers/read-at-home.js';
import type { UsageReadout } from '../readers/read-usage.js';
import { handOver, memoryOf, ownBytes } from '../threads/transfer.js';

export interface UploadToRead {
  readonly bytes: Uint8Array;
  readonly options: ReadOptions;
  /** Zone of a file that names none. */
  readonly homeZone: string;
  /** Whether the bytes are wanted back, compressed, for keeping. */
  readonly pack: boolean;
}

export interface ReadUpload {
  readonly readout: UsageReadout;
  readonly packed?: Uint8Array;
}

const compress = promisify(gzip);

/** Reads bytes in the zone that was named, else in the file's own, else in the person's. */
export async function readUpload({ bytes, options, homeZone, pack }: UploadToRead): Promise<ReadUpload> {
  const packing = pack ? compress(bytes, { level: 1 }) : undefined;
  const readout = await readAtHome(bytes, options, homeZone);
  const packed = packing && ownBytes(await packing);
  const columns = readout.ok ? columnsOf(readout.channels) : [];
  return handOver({ readout, packed }, memoryOf(packed ? [...columns, packed] : columns));
}
