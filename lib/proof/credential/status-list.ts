import { createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { dateTime } from './date-time'
import { addProof } from './proof'

/** `refresh`: superseded by a newer credential. */
export type StatusPurpose = 'revocation' | 'refresh'

export interface BitstringStatusListEntry {
  id: string
  type: 'BitstringStatusListEntry'
  statusPurpose: StatusPurpose
  statusListIndex: string
  statusListCredential: string
}

/** Bits in a list: the standard's minimum (16 kB), so that a request reveals little about who is checked. */
export const LIST_LENGTH = 131_072

/** Odd, so that multiplying modulo a power of two is one-to-one; golden ratio of the length, to spread evenly. */
const SPREAD = 81_007

export function statusPlace(position: number): { list: number; index: number } {
  return { list: Math.floor(position / LIST_LENGTH), index: ((position % LIST_LENGTH) * SPREAD) % LIST_LENGTH }
}

function statusListUrl(issuerUrl: string, purpose: StatusPurpose, list: number): string {
  return `${issuerUrl}/status/${purpose}/${list}`
}

export function statusEntries(issuerUrl: string, position: number): BitstringStatusListEntry[] {
  const { list, index } = statusPlace(position)
  return (['revocation', 'refresh'] as const).map((statusPurpose) => {
    const statusListCredential = statusListUrl(issuerUrl, statusPurpose, list)
    return {
      id: `${statusListCredential}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose,
      statusListIndex: String(index),
      statusListCredential,
    }
  })
}

const DAY = 86_400_000

/** Valid for a day from `at`. Throws when a position belongs to another list. */
export async function signStatusList(
  issuer: Issuer,
  what: { purpose: StatusPurpose; list: number; positions: number[] },
  at: Date,
): Promise<string> {
  const bits = await createList({ length: LIST_LENGTH })
  for (const position of what.positions) {
    const { list, index } = statusPlace(position)
    if (list !== what.list) throw new Error(`Position ${position} is in status list ${list}, not ${what.list}`)
    bits.setStatus(index, true)
  }
  const id = statusListUrl(issuer.url, what.purpose, what.list)
  const credential = await createCredential({ id, list: bits, statusPurpose: what.purpose })
  const validFrom = dateTime(at)
  const validUntil = dateTime(new Date(at.getTime() + DAY))
  return JSON.stringify(
    await addProof(issuer, { ...credential, issuer: issuer.did, validFrom, validUntil }, at),
    null,
    2,
  )
}
