import { NewPasswordField } from '@/app/_auth/new-password-field'
import { openPage } from '@/app/_auth/reader'
import { errorOf, readFlash } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { CodeText } from '@/app/_ui/code-text'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findMemberInvitation } from '@/lib/people/member-invitation/queries'
import { codeIn } from './code-in'

export const GET = openPage(async ({ query }) => {
  const next = query.get('next')
  const problem = query.get('problem')
  const { values, errors } = await readFlash(problem)
  const target = safeNext(typeof next === 'string' ? next : null)
  const code = codeIn(target)
  const invitation = code && (await findMemberInvitation(code, new Date()))
  const name = values.name ?? (invitation ? invitation.name : undefined)
  return {
    title: 'Create an account',
    audience: 'public',
    main: (
      <Page width="form">
        <PageHeading title="Create an account" />
        <ErrorSummary errors={errors} />
        <form method="post" action="/register/new-account">
          <input type="hidden" name="next" value={target} />
          <Field
            label="Name"
            name="name"
            autoComplete="name"
            maxLength={120}
            hint="As it should appear on a certificate. You confirm it again before you get one."
            defaultValue={name}
            error={errorOf(errors, 'name')}
          />
          <Field
            label="Email"
            name="email"
            type="email"
            autoComplete="username"
            maxLength={254}
            required={!invitation}
            hint={
              invitation && (
                <>
                  If you have none, leave it empty. Then you sign in with <CodeText code={code} />, the code on your
                  sheet.
                </>
              )
            }
            defaultValue={values.email}
            error={errorOf(errors, 'email')}
          />
          <NewPasswordField label="Password" error={errorOf(errors, 'password')} />
          <Notice kind="info" title="What we keep">
            <p>
              Your name, email, answers and results, so that your training can be shown to be yours. If you join an
              organization, its coordinator sees your name, email, progress, quiz results and certificates. Nothing goes
              to anyone else. <a href="/privacy">More on privacy</a>.
            </p>
          </Notice>
          <Button>Create account</Button>
        </form>
        <p>
          Have an account? <a href={`/sign-in?next=${encodeURIComponent(target)}`}>Sign in</a>.
        </p>
      </Page>
    ),
  }
})
