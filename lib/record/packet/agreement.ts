import { endDispute } from '@/lib/audit/log/end-dispute'
import { noteDispute } from '@/lib/audit/log/note-dispute'
import type { Subject } from '@/lib/people/account/actor'
import type { World } from '@/lib/platform/world'
import type { Agreement } from '@/lib/record/certificate/agreement'
import { differencesOf, makePersonCaches } from './person-differences'

/** What is signed stays signed, so nothing is sealed that the log contradicts. A dispute raises the alarm `log`; agreement ends it. */
export const agreesWithLog: Agreement = (subject, world) => hasAgreement(subject, makePersonCaches(), world)

/** For many people: what they share is read once. */
export async function hasAgreement(
  subject: Subject,
  caches: ReturnType<typeof makePersonCaches>,
  world: World,
): Promise<boolean> {
  const { length } = await differencesOf([subject], caches, { withAccess: false })
  if (length > 0) await noteDispute(subject, length, world)
  else await endDispute(subject, world)
  return length === 0
}
