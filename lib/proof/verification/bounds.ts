import { Unreadable } from '@/lib/platform/file/unreadable'
import type { Form } from './verdict'

/** Limits on a stranger's file, applied before any library sees it. */
export const bounds = {
  bytes: 5 * 1024 * 1024,
  textBytes: 1024 * 1024,
  depth: 32,
  /** For repeated values too: canonicalization takes quadratic time in their number. */
  values: 4000,
  sealedValues: 200_000,
  contexts: 16,
  /** For proofs: canonicalization time grows with objects, and more with nested contexts. */
  allContexts: 32,
  objects: 300,
  signatures: 16,
  attachments: 16,
  unpackedBytes: 2 * 1024 * 1024,
  allUnpackedBytes: 10 * 1024 * 1024,
  /** Per document: a crafted graph can keep canonicalization busy forever. */
  milliseconds: 1500,
} as const

/** Keeps what kind of file it is, which the verdict names. */
export class UnreadableForm extends Unreadable {
  override name = 'UnreadableForm'
  constructor(
    sentence: string,
    readonly form: Form,
  ) {
    super(sentence)
  }
}
