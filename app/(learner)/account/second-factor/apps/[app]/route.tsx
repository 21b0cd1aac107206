import { requireLearner, requireSession } from '@/app/_auth/guards'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form, noFields } from '@/app/_http/form'
import { safeNext } from '@/app/_http/next-path'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { confirmApp } from '@/lib/people/second-factor/confirm-app'
import { findOffer } from '@/lib/people/second-factor/offer-app'
import { qrPicture } from '@/lib/record/certificate/document/qr'
import { showAdded } from '../../added'

type Path = '/account/second-factor/apps/[app]'

export const GET = page<Path>(async ({ params, query }) => {
  const { secret, address } = await findOffer(await requireLearner(), params.app)
  const { errors } = await readFlash(query.get('problem'))
  return {
    title: 'Set up your authenticator app',
    current: '/account',
    main: (
      <Page width="form">
        <PageHeading title="Set up your authenticator app" kicker="Two-step sign-in" />
        <ErrorSummary errors={errors} />
        <ol>
          <li>Open the app on your phone and add an account.</li>
          <li>
            Scan this picture.
            <p>
              {/* biome-ignore lint/performance/noImgElement: a data URL has nothing to optimize */}
              <img src={qrPicture(address)} alt="QR code for your authenticator app" width="220" height="220" />
            </p>
            Or type this key: <code>{secret.replace(/.{4}(?!$)/g, '$& ')}</code>
          </li>
          <li>Type the 6 digits that the app shows.</li>
        </ol>
        <form method="post" action={`/account/second-factor/apps/${params.app}`}>
          <input type="hidden" name="next" value={safeNext(query.get('next'), '')} />
          <Field
            label="Code"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            error={errorOf(errors, 'code')}
          />
          <ButtonRow cancel="/account/second-factor">
            <Button>Turn on</Button>
          </ButtonRow>
        </form>
      </Page>
    ),
  }
})

export const POST = form<Path>(async ({ form, params, submit }) => {
  const { learner, session } = await requireSession()
  const code = (form.get('code') ?? '').slice(0, 20)
  const next = encodeURIComponent(safeNext(form.get('next'), ''))
  return submit({
    fields: noFields,
    back: `/account/second-factor/apps/${params.app}?next=${next}`,
    save: () => confirmApp(learner, { id: params.app, code, session }),
    refusals: () => ({
      field: 'code',
      message: 'This is not the code that the app shows now. Check that the phone’s time is set automatically.',
    }),
    to: (confirmed) => showAdded(session, confirmed, form.get('next')),
  })
})
