import { dayOf } from '@/lib/platform/words'
import type { VersionEntry } from './content'
import type { RecordRow } from './queries'

export type VersionOf = (courseVersionId: string) => VersionEntry

export function versionsOf({ versions }: Pick<RecordRow, 'versions'>): VersionOf {
  const entries = new Map(
    versions.map(({ id, hash, edition, lawAsOf }) => [id, { hash, edition, lawAsOf: dayOf(lawAsOf, 'UTC') }]),
  )
  return (id) => {
    const entry = entries.get(id)
    if (!entry) throw new Error(`The course version ${id} was not read`)
    return entry
  }
}
