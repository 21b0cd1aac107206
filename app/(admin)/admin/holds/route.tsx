import { requireAdministrator } from '@/app/_auth/guards'
import { decline } from '@/app/_http/decline'
import { readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
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

export const POST = form(async ({ world, submit }) => {
  const administrator = await requireAdministrator()
  return submit({
    fields: holdInput,
    back: '/admin/holds',
    save: async ({ person, organization: organizationId, reason }) => {
      if ((person === '') === (organizationId === '')) return decline('person-or-organization')
      const accountId = person ? await findAccountId(person) : null
      if (person && !accountId) return decline('no-account')
      const organizations = organizationId ? await listOrganizationNames(administrator) : []
      if (organizationId && !organizations.some(({ id }) => id === organizationId)) return decline('no-organization')
      await placeHold(administrator, { target: accountId ? { accountId } : { organizationId }, reason }, world)
      return { ok: true }
    },
    refusals: {
      'person-or-organization': { field: 'person', message: 'Name either a person or an organization.' },
      'no-account': { field: 'person', message: 'No account has this address.' },
      'no-organization': { field: 'organization', message: 'Choose an organization from the list.' },
    },
    to: '/admin/holds?done=placed',
  })
})
