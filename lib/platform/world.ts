import { randomBytes, randomUUID } from 'node:crypto'

/** A verb's outside inputs: clock, randomness and new ids. */
export interface World {
  now(): Date
  random(bytes: number): Uint8Array
  id(): string
}

export const systemWorld: World = {
  now: () => new Date(),
  random: (bytes) => randomBytes(bytes),
  id: () => randomUUID(),
}
