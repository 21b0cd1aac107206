import { bounds } from './bounds'
import { latin1 } from './bytes'
import { readJwt } from './jwt'
import { isObject, type JsonObject, listOf, parseJson, textOf } from './parse-json'
import { attachmentsIn } from './pdf-file'

/** One signature: by which key, and when, as it says itself. */
interface Signing {
  keyId: string
  claimedAt: string | null
  /** Of a page around a document that was signed before, perhaps long before. */
  isAround?: boolean
}

export interface Signed {
  signings: Signing[]
  /** The learner's own, in a transcript. */
  accountId: string | null
  /** Null for a PDF or a JWT. */
  document: JsonObject | null
}

const keyOf = (method: unknown) => textOf(method)?.split('#')[1] ?? ''

function signingsOf(document: JsonObject): Signing[] {
  const proofs = listOf(document.proof).filter(isObject)
  return proofs.map((proof) => ({ keyId: keyOf(proof.verificationMethod), claimedAt: textOf(proof.created) }))
}

/** The signature of JSON or a JWT that was verified before. */
export function signedText(text: string): Signed {
  if (!text.startsWith('{')) {
    const { header, credential } = readJwt(text)
    const inside = signingsOf(credential)
    const claimedAt = inside[0]?.claimedAt ?? textOf(credential.validFrom)
    return { signings: [{ keyId: keyOf(header.kid), claimedAt }, ...inside], accountId: null, document: null }
  }
  const document = parseJson(text, { textBytes: bounds.bytes, values: bounds.sealedValues })
  if (!isObject(document)) return { signings: [], accountId: null, document: null }
  const learner = isObject(document.learner) ? document.learner : {}
  return { signings: signingsOf(document), accountId: textOf(learner.accountId), document }
}

/** As we write it: the last one, since the text of an attachment could look the same. */
const momentOfSignature = /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)\n\/(?:Reference|ByteRange)/g

/** A PDF's signature by that key, and those of the document inside. */
export async function signedPdf(pdf: Uint8Array, keyId: string): Promise<Signed> {
  const [, year, month, day, hour, minute, second] = [...latin1(pdf).matchAll(momentOfSignature)].at(-1) ?? []
  const claimedAt = year ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : null
  const inside = (await attachmentsIn(pdf)).filter((text) => text.startsWith('{')).map(signedText)
  const accountId = inside.find((one) => one.accountId)?.accountId ?? null
  const own = { keyId, claimedAt, isAround: inside.length > 0 }
  return { signings: [own, ...inside.flatMap(({ signings }) => signings)], accountId, document: null }
}
