import { openPage } from '@/app/_auth/reader'
import { readFlash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'

export const GET = openPage(async ({ query }) => {
  const problem = query.get('problem')
  const { values, errors } = await readFlash(problem)
  return {
    title: 'Join an organization',
    audience: 'public',
    main: (
      <Page width="form">
        <PageHeading title="Join an organization" />
        <ErrorSummary errors={errors} />
        <form method="post" action="/join/code">
          <Field
            label="Join code"
            name="code"
            hint="Ten letters and digits that your coordinator gave you."
            autoComplete="off"
            maxLength={20}
            defaultValue={values.code}
            error={errors[0]?.message}
          />
          <Button>Continue</Button>
        </form>
      </Page>
    ),
  }
})
