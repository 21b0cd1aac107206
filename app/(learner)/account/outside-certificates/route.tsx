import { requireLearner } from '@/app/_auth/guards'
import type { Address } from '@/app/_http/address'
import { backToForm, errorOf, type Flash, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { upload } from '@/app/_http/write'
import { OutsideFields } from '@/app/_record/outside-fields'
import { OutsideTable } from '@/app/_record/outside-table'
import { outsideProblems } from '@/app/_record/outside-words'
import { readOutsideForm } from '@/app/_record/read-outside-form'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { listOpenOrganizations, listOutside } from '@/lib/record/outside-certificate/queries'
import { sendOutside } from '@/lib/record/outside-certificate/send-outside'

const here = '/account/outside-certificates'
/** A scan of 5 MB and the rest of its form. */
export const address = { body: { kilobytes: 5184, refusedKilobytes: 65536 } } satisfies Address

const shownAtMost = 200

export const GET = page(async ({ query }) => {
  const learner = await requireLearner()
  const [rows, organizations, flash] = await Promise.all([
    listOutside(learner, { limit: shownAtMost }),
    listOpenOrganizations(learner),
    readFlash(query.get('problem')),
  ])
  return {
    title: 'Other providers’ certificates',
    current: '/account',
    main: (
      <Page width="reading">
        <PageHeading title="Other providers’ certificates" back={{ href: '/account', text: 'Account' }} />
        <ErrorSummary errors={flash.errors} />
        <p>
          Training that you did elsewhere. Once a coordinator accepts a certificate, its hours count for your
          organization, as outside training.
        </p>
        <OutsideTable
          caption="Your certificates"
          to={here}
          rows={rows}
          whose={{ label: 'Organization', of: ({ organization }) => organization }}
          empty="None yet."
        />
        {organizations.length > 0 ? (
          <>
            <h2>Send a certificate</h2>
            <SendForm organizations={organizations} flash={flash} />
          </>
        ) : (
          <p>
            No organization of yours takes certificates here. If you have a coordinator, they can add yours for you.
          </p>
        )}
      </Page>
    ),
  }
})

function SendForm({ organizations, flash }: { organizations: { id: string; name: string }[]; flash: Flash }) {
  const [first] = organizations
  return (
    <form method="post" action={here} encType="multipart/form-data">
      <OnceField />
      {organizations.length > 1 ? (
        <SelectField
          label="Organization"
          name="organization"
          options={organizations.map(({ id, name }) => ({ value: id, text: name }))}
          defaultValue={flash.values.organization}
          error={errorOf(flash.errors, 'organization')}
        />
      ) : (
        <input type="hidden" name="organization" value={first?.id} />
      )}
      <OutsideFields flash={flash} />
      <Button>Send to {organizations.length > 1 ? 'the organization' : first?.name}</Button>
    </form>
  )
}

export const POST = upload(async ({ request }) => {
  const learner = await requireLearner()
  const form = await readOutsideForm(request)
  if (!form.ok) return backToForm(here, form.flash)
  const { input, bytes, organizationId, world } = form
  const sent = await sendOutside(learner, { ...input, bytes, organizationId }, world)
  if (sent.ok) return seeOther(`${here}/${sent.certificateId}?done=sent`)
  return backToForm(here, { values: form.values, errors: [outsideProblems[sent.reason]] })
})
