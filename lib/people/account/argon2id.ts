import type { Algorithm } from '@node-rs/argon2'
import { makeTurns } from '@/lib/platform/turns'

/** Above OWASP's minimum for argon2id (19 MiB, two passes). `2` is argon2id: the enum does not exist at run time. */
export const argon2id = { algorithm: 2 as Algorithm, memoryCost: 32_768, timeCost: 3, parallelism: 1 }

/** Two at once: a hash takes 32 MiB, and libuv's four threads also read files (docs/performance.md). */
export const takeHashTurn = makeTurns(2)
