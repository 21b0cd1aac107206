import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { TimeRules } from '@/app/_record/time-rules'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { dayInWords } from '@/lib/platform/words'
import { changeTimeRule } from '@/lib/record/seat-time/change-time-rule'
import { listTimeRules } from '@/lib/record/seat-time/rules'
import { requireOrganization } from '../require-organization'

type Path = '/admin/organizations/[organization]/time'

export const GET = page<Path>(async ({ params }) => {
  const { administrator, organizationId, organization } = await requireOrganization(params)
  const [{ courses }, rules] = await Promise.all([loadCatalog(), listTimeRules(organizationId)])
  return {
    title: 'Time for certificates',
    audience: 'admin',
    main: (
      <Page width="reading">
        <PageHeading title="Time for certificates" kicker={organization.name} />
        <TimeRules
          action={`/admin/organizations/${organizationId}/time`}
          courses={courses}
          rules={rules}
          day={(at) => dayInWords(at, administrator.timeZone)}
        />
        <ButtonRow>
          <ButtonLink kind="quiet" href={`/admin/organizations/${organizationId}`}>
            Organization
          </ButtonLink>
        </ButtonRow>
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ form, params, world }) => {
  const { administrator, organizationId } = await requireOrganization(params)
  const { courses } = await loadCatalog()
  const input = { organizationId, courseId: form.get('course') ?? '', holds: form.get('rule') === 'hold' }
  await changeTimeRule(administrator, { ...input, courses }, world)
  return { to: `/admin/organizations/${organizationId}/time` }
})
