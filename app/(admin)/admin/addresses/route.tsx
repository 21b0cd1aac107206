import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { errorOf, type Flash, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { onceCookie, readOnceCookie } from '@/app/_http/once-cookie'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { addressHandOver } from '@/lib/people/account/schema'
import { handOverAddressLink } from '@/lib/people/address/hand-over-address-link'
import { sendsMail } from '@/lib/people/mail/place'
import { PersonField } from '../person-field'

const here = '/admin/addresses'

function Form({ values, errors }: Flash) {
  return (
    <form method="post" action={here}>
      <OnceField />
      <PersonField values={values} errors={errors} label="Email of their account" />
      <Field
        label="Address to confirm"
        name="email"
        type="email"
        maxLength={254}
        hint="A new one, or the same one once more."
        defaultValue={values.email}
        error={errorOf(errors, 'email')}
      />
      <ButtonRow cancel="/admin">
        <Button>Make the link</Button>
      </ButtonRow>
    </form>
  )
}

export const GET = page(async ({ query }) => {
  await requireAdministrator()
  const [flash, link] = await Promise.all([readFlash(query.get('problem')), readOnceCookie()])
  return {
    title: 'Confirm or change an address',
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading title="Confirm or change an address" back={{ href: '/admin', text: 'Administration' }} />
        <ErrorSummary errors={flash.errors} />
        {query.get('done') === 'made' && (
          <Notice kind="info" title={link ? 'The link' : 'The link is no longer shown'} role="status">
            {link && (
              <p>
                <code>{link}</code>
              </p>
            )}
            <p>It works once, for a day, on a device where the person is signed in. We show it only once.</p>
          </Notice>
        )}
        {sendsMail ? (
          <p>This site sends mail, so people confirm and change their address on their account page.</p>
        ) : (
          <>
            <p>
              This site sends no mail. Make sure that you know the person and that the address is theirs, then give them
              the link. The log records that you made it.
            </p>
            <Form {...flash} />
          </>
        )}
      </Page>
    ),
  }
})

export const POST = form(async ({ request, form, world, submit }) => {
  const administrator = await requireAdministrator()
  if (sendsMail) return { to: here }
  return submit({
    fields: addressHandOver,
    back: here,
    confirm: () => requireRecentPassword({ request, form }),
    save: (input) => handOverAddressLink(administrator, input, world),
    refusals: {
      'no-account': { field: 'person', message: 'No open account has this address.' },
      'address-taken': { field: 'email', message: 'Another account has this address.' },
    },
    to: ({ link }) => ({ to: `${here}?done=made`, headers: { 'Set-Cookie': onceCookie(here, link) } }),
  })
})
