import { requireLearner } from '@/app/_auth/guards'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Learner } from '@/lib/people/account/actor'
import { acceptByAddress, acceptMemberInvitation } from '@/lib/people/member-invitation/accept-member-invitation'
import { join } from '@/lib/people/organization/membership/join'
import { joinCode } from '@/lib/people/organization/schema'
import { listOwnAssignments } from '@/lib/training/assignment/queries'
import { enroll } from '@/lib/training/enrollment/enroll'
import { findProgress } from '@/lib/training/progress/queries'

export const POST = write(async ({ form }) => {
  const learner = await requireLearner()
  const code = parse(joinCode, form.get('code') ?? '')
  const byLink = await join(learner, { code })
  const joined = byLink.ok ? byLink : await acceptMemberInvitation(learner, { code })
  if (byLink.ok) await acceptByAddress(learner, byLink)
  if (!joined.ok) return { to: `/join/${code}` }
  return { to: (await startAssigned(learner, joined.organizationId)) ?? '/learn?done=joined' }
})

/** Enrolls in what the organization assigned. The first step of the first course, or null without one that is left. */
async function startAssigned(learner: Learner, organizationId: string): Promise<string | null> {
  const assigned = new Set((await listOwnAssignments(learner, organizationId)).map(({ courseId }) => courseId))
  const courses = (await loadCatalog()).courses.filter(({ id }) => assigned.has(id))
  for (const course of courses) await enroll(learner, course)
  for (const course of courses) {
    const { next } = await findProgress(learner, course)
    if (next) return `/learn/${course.slug}/${next.slug}`
  }
  return null
}
