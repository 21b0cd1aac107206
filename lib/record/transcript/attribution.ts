import type { Attribution } from './content'
import type { RecordRow } from './queries'

export type AttributionOf = (by: string | null, organizationId: string | null, at: Date) => Attribution

export function attributionsBy({ people, organizations }: RecordRow): AttributionOf {
  return (by, organizationId, at) => ({
    by: by && (people.get(by) ?? null),
    role: by ? 'coordinator' : 'operator',
    organization: organizations.get(organizationId ?? '') ?? null,
    at: at.toISOString(),
  })
}
