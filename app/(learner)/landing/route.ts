import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { findAdministratorship } from '@/lib/people/account/queries'
import { listAuditedOrganizations } from '@/lib/people/auditor/queries'
import { listCoordinatedOrganizations } from '@/lib/people/organization/queries'

/** After sign-in: where the person's work is. */
export const GET = page(async () => {
  const learner = await requireLearner()
  if ((await listCoordinatedOrganizations(learner)).length > 0) return seeOther('/manage')
  if (await findAdministratorship(learner)) return seeOther('/admin')
  if ((await listAuditedOrganizations(learner, new Date())).length > 0) return seeOther('/board')
  return seeOther('/learn')
})
