import type { AuditEntry } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { type AddedVersion, addVersion } from './add-version'
import { type MandateView, requireMandate } from './queries'

export interface Replacement {
  mandateId: string
  /** The number of the newest version that the coordinator saw. */
  replaces: number
}

export type VersionReplaced<Reason extends string = never> =
  | { ok: true }
  | { ok: false; reason: 'changed-since' | Reason }

/** `next` makes the version, or says why there can't be one. Errors: not-found (another organization's). */
export async function replaceVersion<Reason extends string = never>(
  coordinator: Coordinator,
  { mandateId, replaces }: Replacement,
  {
    action,
    next,
  }: {
    action: AuditEntry['action']
    next(versions: MandateView['versions']): Omit<AddedVersion, 'mandateId' | 'number'> | Reason
  },
  world: World,
): Promise<VersionReplaced<Reason>> {
  return db.$transaction(async (tx): Promise<VersionReplaced<Reason>> => {
    const { versions } = await requireMandate(coordinator, mandateId, tx)
    // An equal form may have added a version since, so the rule is made from those that this form saw.
    const [newest, ...earlier] = versions.filter(({ number }) => number <= replaces)
    if (newest?.number !== replaces) return { ok: false, reason: 'changed-since' }
    const replacement = next([newest, ...earlier])
    if (typeof replacement === 'string') return { ok: false, reason: replacement }
    const version = { ...replacement, mandateId, number: replaces + 1 }
    const inserted = await addVersion(tx, coordinator, { action, version }, world)
    return inserted === 'taken' ? { ok: false, reason: 'changed-since' } : { ok: true }
  })
}
