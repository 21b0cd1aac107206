import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { sha256Hex } from '../bytes'
import type { VerifyOptions } from '../options'
import { isObject, type JsonObject, listOf } from '../parse-json'
import { verify } from '../verify'
import { timeUnproven } from '../words'

/** Certificates and transcripts: the files with signatures of their own. */
const document = /^people\/[^/]+\/(?:certificates\/([^/]+)\.(pdf|json|jwt)|transcript\.(?:pdf|json))$/

export interface DocumentOptions extends Pick<VerifyOptions, 'stampsOf' | 'sealedAt'> {
  issuer: TrustedIssuer
  keysAsOf?: Date | undefined
  now: Date
}

export function isSignedDocument(name: string): boolean {
  return document.test(name)
}

/** Verifies a signed file of a packet by itself, and compares a certificate with its row in certificates.json. */
export async function documentProblems(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  rows: unknown,
  { keysAsOf, ...options }: DocumentOptions,
): Promise<string[]> {
  const [, serial, kind] = document.exec(name) ?? []
  const row = serial === undefined ? null : rowOf(rows, serial)
  if (serial !== undefined && !row) return [`${name} is not a certificate in certificates.json.`]
  const isOnRecord = kind !== 'pdf' || (await sha256Hex(bytes)) === row?.pdfSha256
  const problems = isOnRecord ? [] : [`${name} is not the PDF that was issued.`]
  // Issued before there were keys: only the hash of its PDF identifies it.
  if (row && row.hasCredential !== true) return problems
  const { state, title, reason, facts, sealed } = await verify(bytes, { ...options, ...(keysAsOf && { keysAsOf }) })
  // Made by the issuer, in time or not: nothing in the packet was changed.
  if (title === timeUnproven) return problems
  if (state !== 'genuine' && state !== 'expired') return [...problems, `${name}: ${reason}`]
  if (serial === undefined && sealed !== 'transcript') return [...problems, `${name} is not a transcript.`]
  if (serial !== undefined && facts?.serial !== serial) return [...problems, `${name} is another certificate.`]
  return problems
}

function rowOf(rows: unknown, serial: string): JsonObject | null {
  const { certificates } = isObject(rows) ? rows : { certificates: [] }
  return (
    listOf(certificates)
      .filter(isObject)
      .find((one) => one.serial === serial) ?? null
  )
}
