import type { OrganizationZone } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

/** With more learners than this, an organization's counts are cached. A smaller one counts for each page. */
export const countedAnew = 1000

interface Counted<Content> {
  content: Content
  /** Null: just now. */
  countedAt: Date | null
}

export interface Count<Content> {
  /** For example `countdown:law-enforcement`. */
  about: string
  make: (now: Date) => Promise<Content>
}

export async function isLarge({ organizationId }: Pick<OrganizationZone, 'organizationId'>): Promise<boolean> {
  const beyond = await query`
    select from current_learner where organization_id = ${organizationId}::uuid limit 1 offset ${countedAnew}`
  return beyond.length > 0
}

/** The first request of a large organization waits for the count. */
export async function readCount<Content extends object>(
  organization: OrganizationZone,
  { about, make }: Count<Content>,
  now: Date,
): Promise<Counted<Content>> {
  if (!(await isLarge(organization))) return { content: await make(now), countedAt: null }
  const [cached] = await query<{ content: Content; countedAt: Date }>`
    select content, counted_at as "countedAt" from kept_count
    where organization_id = ${organization.organizationId}::uuid and about = ${about}`
  if (cached) return cached
  const content = await make(now)
  await saveCount(organization, { about, content, now })
  return { content, countedAt: now }
}

const counting = new Set<string>()

/**
 * No-op while this process makes the same count. Deadlock: a lock in Postgres would hold a connection while the count waits
 * for one.
 */
export async function recount<Content extends object>(
  organization: OrganizationZone,
  { about, make }: Count<Content>,
  now: Date,
): Promise<void> {
  const key = `${organization.organizationId} ${about}`
  if (counting.has(key)) return
  counting.add(key)
  try {
    await saveCount(organization, { about, content: await make(now), now })
  } finally {
    counting.delete(key)
  }
}

/** Race: of two counts, the one that began later wins, even if it is saved first. */
async function saveCount(
  { organizationId }: OrganizationZone,
  { about, content, now }: { about: string; content: object; now: Date },
): Promise<void> {
  await query`
    insert into kept_count (organization_id, about, content, counted_at)
    values (${organizationId}::uuid, ${about}, ${JSON.stringify(content)}::jsonb, ${now})
    on conflict (organization_id, about) do update set content = excluded.content, counted_at = excluded.counted_at
      where kept_count.counted_at < excluded.counted_at`
}
