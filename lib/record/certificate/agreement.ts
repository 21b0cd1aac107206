import type { Subject } from '@/lib/people/account/actor'
import { DomainError } from '@/lib/platform/error'
import type { World } from '@/lib/platform/world'

/**
 * Whether the person's record and the log agree: `agreesWithLog` of lib/record/packet. Verbs that sign ask it first. It is a
 * parameter because it reads certificates and transcripts.
 */
export type Agreement = (subject: Subject, world: World) => Promise<boolean>

/** For a person, and for coordinators and administrators who asked about one. */
export const disputeSentence =
  'Something in this record doesn’t match our log of it, so we sign nothing about it until somebody has looked. The people who run this site have been told. Nothing is lost.'

export function inDispute(): DomainError {
  return new DomainError('conflict', disputeSentence)
}
