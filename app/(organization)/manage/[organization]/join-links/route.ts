import { requireCoordinator } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { endJoinLink } from '@/lib/people/organization/end-join-link'
import { makeJoinLink } from '@/lib/people/organization/make-join-link'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

/** Creates a join link for the cohort in `cohort`, or ends the one in `end`. */
export const POST = write<'/manage/[organization]/join-links'>(async ({ form, params, world }) => {
  const { organization } = params
  const coordinator = await requireCoordinator(organization)
  const id = form.get('end') ?? form.get('cohort') ?? ''
  if (!isUuid(id)) throw notFound()
  if (form.has('end')) await endJoinLink(coordinator, { joinLinkId: id })
  else await makeJoinLink(coordinator, { cohortId: id }, world)
  return { to: `/manage/${organization}/cohorts` }
})
