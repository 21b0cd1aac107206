import { requireLearner } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { nameChange } from '@/lib/people/account/schema'
import { rename } from '@/lib/people/organization/membership/rename'

const title = 'Change your name'

export const GET = page(async ({ query }) => {
  const learner = await requireLearner()
  const { values, errors } = await readFlash(query.get('problem'))
  return {
    title,
    current: '/account',
    main: (
      <Page width="form">
        <PageHeading title={title} kicker="Account" />
        <ErrorSummary errors={errors} />
        <p>Your existing certificates keep their name.</p>
        <form method="post" action="/account/name">
          <Field
            label="Name"
            name="name"
            autoComplete="name"
            maxLength={120}
            defaultValue={values.name ?? learner.name}
            error={errorOf(errors, 'name')}
          />
          <ButtonRow cancel="/account">
            <Button>Change name</Button>
          </ButtonRow>
        </form>
      </Page>
    ),
  }
})

export const POST = form(async ({ request, form, submit }) => {
  const learner = await requireLearner()
  return submit({
    fields: nameChange,
    back: '/account/name',
    confirm: () => requireRecentPassword({ request, form }),
    save: (input) => rename(learner, input),
    to: '/account?done=name',
  })
})
