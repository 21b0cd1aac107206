import path from 'node:path'
import { makeThread } from '@/lib/platform/thread'
import type { CheckJsonLd, Proof } from './options'

/** Two checks of 1.5 s, by their own clock, on a machine that is busy. */
const limits = { seconds: 10, memory: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 }, isReused: true }

/** For the site: a stranger's document must not hold the event loop. Null: too complex to check. */
export const checkInThread: CheckJsonLd = makeThread<Proof, NonNullable<Awaited<ReturnType<CheckJsonLd>>>>(
  path.resolve(...['lib', 'proof', 'verification', 'json-ld-thread.mjs']),
  limits,
)
