import { readFlash } from '@/app/_auth/flash'
import { Button } from '@/app/_ui/button'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'

export const metadata = { title: 'Join an organization' }

export default async function JoinPage({ searchParams }: PageProps<'/join'>) {
  const { problem } = await searchParams
  const { values, errors } = await readFlash(problem)
  return (
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
  )
}
