import { DomainError } from '@/lib/platform/error'

/** A refusal that a form finds before its verb. */
export function decline<Reason extends string>(reason: Reason) {
  return { ok: false as const, reason }
}

/** Makes not-found a refusal: the person typed an address or serial that isn't ours. */
export async function orUnknown<T>(work: Promise<T>) {
  try {
    return await work
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return decline('unknown')
    throw error
  }
}
