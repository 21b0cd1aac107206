import type { Attribution } from './content'
import type { RecordRow } from './queries'

export type AttributionOf = (by: string | null, organization: { name: string } | null, at: Date) => Attribution

export function attributionsBy(names: RecordRow['names']): AttributionOf {
  return (by, organization, at) => ({
    by: by && (names.get(by) ?? null),
    role: by ? 'coordinator' : 'operator',
    organization: organization?.name ?? null,
    at: at.toISOString(),
  })
}
