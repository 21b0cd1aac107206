import type { Form } from './verdict'

/** What a stranger may hand in: whatever is more is refused before any library sees it. */
export const bounds = {
  bytes: 5 * 1024 * 1024,
  textBytes: 1024 * 1024,
  depth: 32,
  /** Of one word too: putting its values in order takes time with the square of their number. */
  values: 4000,
  /** Of sealed JSON, which is only read and hashed. */
  sealedValues: 200_000,
  contexts: 16,
  /** In what a proof is checked for: putting it in order takes time for each object, and more for each that brings contexts. */
  allContexts: 64,
  objects: 1000,
  proofs: 2,
  signatures: 16,
  attachments: 16,
  /** Of one attachment, and of all in a file, unpacked. */
  unpackedBytes: 2 * 1024 * 1024,
  allUnpackedBytes: 10 * 1024 * 1024,
  /** For the proofs of a document: a graph may be made so that nobody finishes it. */
  milliseconds: 1500,
} as const

/** What was handed in is no certificate, or more than one can be. Its sentence is for the person who handed it in. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  constructor(
    readonly sentence: string,
    readonly form: Form = 'unknown',
  ) {
    super(sentence)
  }
}
