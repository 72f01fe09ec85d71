import { crc32 } from 'node:zlib';

/** Lanes of every outbox and partitions of every topic. For life: a stream must never change its lane. */
export const LANES = 16;

export const laneOf = (streamKey: string): number => crc32(streamKey) % LANES;
