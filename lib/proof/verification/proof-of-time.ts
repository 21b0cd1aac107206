import { bytesOfBinary } from './bytes'
import { openSealed, proofOfTimeName } from './judge-seal'
import type { SignedBytes, VerifyOptions } from './options'
import { isObject, type JsonObject, listOf } from './parse-json'
import type { Verdict } from './verdict'

interface TimedFile {
  part: 'pdf' | 'json' | 'jwt'
  sha256: string
  /** When the log sealed that this key signed it. */
  signatures: { key: string; sealedAt: string }[]
  /** Tokens of outside clocks about it (RFC 3161, DER in base64). */
  stamps: string[]
}

/** A companion of a certificate's files, sealed by a key that is active when others are retired. */
export interface ProofOfTime {
  type: 'ProofOfTime'
  issuer: string
  serial: string
  demonstration: boolean
  madeAt: string
  files: TimedFile[]
}

/** The answers of opened proofs of time to the questions of `verify`. */
export class ProofsOfTime implements Required<Pick<VerifyOptions, 'stampsOf' | 'sealedAt'>> {
  private readonly files: JsonObject[] = []

  /** False unless the verdict says that it is one and that its seal counts today. */
  add(bytes: Uint8Array, { state, sealed }: Pick<Verdict, 'state' | 'sealed'>): boolean {
    if (state !== 'genuine' || sealed !== proofOfTimeName) return false
    const document = openSealed(new TextDecoder().decode(bytes).trim())
    this.files.push(...listOf(document?.files).filter(isObject))
    return true
  }

  get areOpen(): boolean {
    return this.files.length > 0
  }

  stampsOf = async (sha256: string): Promise<Uint8Array[]> =>
    this.partsOf(sha256, 'stamps').map((stamp) => bytesOfBinary(atob(String(stamp))))

  sealedAt = async ({ sha256, keyId }: Pick<SignedBytes, 'sha256' | 'keyId'>): Promise<Date | null> => {
    const signature = this.partsOf(sha256, 'signatures').find((one) => isObject(one) && one.key === keyId)
    return isObject(signature) ? new Date(String(signature.sealedAt)) : null
  }

  private partsOf(sha256: string, part: 'signatures' | 'stamps'): unknown[] {
    return this.files.flatMap((file) => (file.sha256 === sha256 ? listOf(file[part]) : []))
  }
}
