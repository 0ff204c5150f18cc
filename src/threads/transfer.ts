/** Memory that changes hands between threads instead of being copied. */
import { Piscina } from 'piscina';

/** The memory behind columns; nothing else may lie in it. */
export const memoryOf = (columns: readonly ArrayBufferView[]): ArrayBuffer[] => [
  ...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer)),
];

/** Bytes in memory of their own: Node keeps small buffers together in a pool that is not to be given away. */
export const ownBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);

/** The result of a task with the memory that goes along. */
export const handOver = <T extends object>(result: T, memory: readonly ArrayBuffer[]): T =>
  Piscina.move({
    [Piscina.transferableSymbol]: memory,
    [Piscina.valueSymbol]: result,
  } as never) as unknown as T;
