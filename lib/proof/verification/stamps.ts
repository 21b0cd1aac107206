import type { SignerInfo } from 'pkijs'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { checkToken } from '@/lib/proof/time-stamp/token.mjs'
import { bytesOfBinary } from './bytes'

/** An outside clock's word that these bytes existed at that moment. */
export interface ProvenTime {
  at: Date
  authority: string
  /** In a PDF's signature, or beside the file. */
  place: 'inside' | 'beside'
}

const timeStampToken = '1.2.840.113549.1.9.16.2.14'

type Issuer = Pick<TrustedIssuer, 'timeRoots'> | null

export function rootsOf(issuer: Issuer): Uint8Array[] {
  return (issuer?.timeRoots ?? []).map((root) => bytesOfBinary(atob(root)))
}

/** Null without one, and for one by an authority that nobody here knows; `broken` for anything else in its place. */
export async function stampIn(
  { unsignedAttrs, signature }: SignerInfo,
  issuer: Issuer,
): Promise<ProvenTime | 'broken' | null> {
  if (!unsignedAttrs) return null
  const [attribute, other] = unsignedAttrs.attributes
  const [value, second] = attribute?.type === timeStampToken ? attribute.values : []
  if (!value || second || other) return 'broken'
  const data = new Uint8Array(signature.valueBlock.valueHexView)
  const checked = await checkToken(new Uint8Array(value.toBER()), data, rootsOf(issuer))
  if (checked.wrong !== null) return 'broken'
  return checked.isTrusted ? { at: checked.at, authority: checked.authority, place: 'inside' } : null
}

/** The earliest by a known authority about exactly these bytes. */
export async function earliestStamp(
  tokens: readonly Uint8Array[],
  data: Uint8Array,
  issuer: Issuer,
): Promise<ProvenTime | null> {
  const found: ProvenTime[] = []
  for (const token of tokens) {
    const checked = await checkToken(token, data, rootsOf(issuer))
    if (checked.wrong === null && checked.isTrusted)
      found.push({ at: checked.at, authority: checked.authority, place: 'beside' })
  }
  return found.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null
}
