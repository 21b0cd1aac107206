import { requireAdministrator } from '@/app/_auth/guards'
import { backToForm, type Flash, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { recordView } from '@/lib/audit/log/record-view'
import { findAccountId } from '@/lib/people/account/queries'
import { listOrganizationNames } from '@/lib/people/organization/list-organizations'
import { placeHold } from '@/lib/people/privacy/place-hold'
import { listHolds } from '@/lib/people/privacy/queries'
import { holdInput } from '@/lib/people/privacy/schema'
import { findLastRun } from '@/lib/record/retention/queries'
import { HoldForm } from './hold-form'
import { HoldsTable } from './holds-table'
import { LastRun } from './last-run'

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const done = query.get('done')
  const [holds, organizations, run, flash] = await Promise.all([
    listHolds(administrator),
    listOrganizationNames(administrator),
    findLastRun(administrator),
    readFlash(query.get('problem')),
  ])
  const people = holds.flatMap(({ accountId }) => (accountId ? [{ accountId }] : []))
  await recordView(administrator, { action: 'hold.list-viewed', people })
  return {
    title: 'Legal holds',
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading title="Legal holds" />
        <ErrorSummary errors={flash.errors} />
        {done === 'placed' && <Notice kind="good" title="The hold is placed" role="status" />}
        {done === 'ended' && <Notice kind="good" title="The hold has ended" role="status" />}
        <p>
          While a hold is in force, nothing about the person, or about anyone who was ever in the organization, is
          removed: no period ends, and a closed account keeps its name. <a href="/privacy">How long data is kept</a>
        </p>
        <HoldsTable holds={holds} />
        <h2>Place a hold</h2>
        <HoldForm organizations={organizations} {...flash} />
        <h2>Last removal</h2>
        <LastRun run={run} />
      </Page>
    ),
  }
})

export const POST = write(async ({ form, world }) => {
  const administrator = await requireAdministrator()
  const fields = ['person', 'organization', 'reason'] as const
  const values = Object.fromEntries(fields.map((name) => [name, form.get(name) ?? '']))
  const again = (errors: Flash['errors']) => backToForm('/admin/holds', { values, errors })
  const parsed = holdInput.safeParse(values)
  if (!parsed.success) return again(fieldErrors(parsed.error))
  const { person, organization: organizationId, reason } = parsed.data
  if ((person === '') === (organizationId === ''))
    return again([{ field: 'person', message: 'Name either a person or an organization.' }])
  const accountId = person ? await findAccountId(person) : null
  if (person && !accountId) return again([{ field: 'person', message: 'No account has this address.' }])
  const organizations = organizationId ? await listOrganizationNames(administrator) : []
  if (organizationId && !organizations.some(({ id }) => id === organizationId))
    return again([{ field: 'organization', message: 'Choose an organization from the list.' }])
  warnOfVictims(form, 'reason')
  await placeHold(administrator, { target: accountId ? { accountId } : { organizationId }, reason }, world)
  return { to: '/admin/holds?done=placed' }
})
