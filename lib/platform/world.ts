import { randomBytes, randomUUID } from 'node:crypto'

/** What the outside gives to a verb: time, chance and new ids. Tests and the demonstration bring their own. */
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
