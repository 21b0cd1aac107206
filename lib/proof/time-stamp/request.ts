import { createHash } from 'node:crypto'
import { Boolean as AsnBoolean, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { inside, onlyPart, tags } from './der.mjs'

const sha256 = '2.16.840.1.101.3.4.2.1'
const granted = [0, 1]

interface Wish {
  data: Uint8Array
  /** Positive, without a leading zero byte. */
  nonce: Uint8Array
  /** An OID; null for the authority's own choice. */
  policy: string | null
}

/** RFC 3161, 2.4.1: a `TimeStampReq` that asks for the authority's certificates. */
export function timeStampRequest({ data, nonce, policy }: Wish): Uint8Array {
  const digest = createHash('sha256').update(data).digest()
  const algorithm = new Sequence({ value: [new ObjectIdentifier({ value: sha256 }), new Null()] })
  const request = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new Sequence({ value: [algorithm, new OctetString({ valueHex: Uint8Array.from(digest).buffer })] }),
      ...(policy ? [new ObjectIdentifier({ value: policy })] : []),
      new Integer({ valueHex: Uint8Array.from(nonce).buffer }),
      new AsnBoolean({ value: true }),
    ],
  })
  return new Uint8Array(request.toBER())
}

/** The token of a `TimeStampResp`. Throws when the authority refused, or when it is something else. */
export function tokenOfResponse(response: Uint8Array): Uint8Array {
  const [status, token] = inside(onlyPart(response, tags.sequence))
  const [code] = inside(status)
  if (code?.tag !== tags.integer || !granted.includes(code.content[0] ?? -1) || !token)
    throw new Error('the authority refused')
  return new Uint8Array(token.whole)
}
