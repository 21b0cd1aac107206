import type { Deed } from './content'
import type { RecordRow } from './queries'

export type MakeDeed = (by: string | null, organization: { name: string } | null, at: Date) => Deed

export function deedsBy(names: RecordRow['names']): MakeDeed {
  return (by, organization, at) => ({
    by: by && (names.get(by) ?? null),
    role: by ? 'coordinator' : 'operator',
    organization: organization?.name ?? null,
    at: at.toISOString(),
  })
}
