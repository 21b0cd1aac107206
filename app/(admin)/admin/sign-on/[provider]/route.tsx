import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { changeProvider } from '@/lib/people/single-sign-on/change-provider'
import { findProvider } from '@/lib/people/single-sign-on/queries'
import { ProviderForm } from '../provider-form'
import { kept, problemsOf, readProvider, valuesOf } from '../read-provider'

type Path = '/admin/sign-on/[provider]'

export const GET = page<Path>(async ({ params, query }) => {
  await requireAdministrator()
  const provider = await findProvider(params.provider)
  const { values, errors } = await readFlash(query.get('problem'))
  const { id, kind, name, issuer, organizationName } = provider
  return {
    title: name,
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading title={name} kicker="Single sign-on" meta={[organizationName ?? 'The whole site', issuer]} />
        <ErrorSummary errors={errors} />
        <ProviderForm
          id={id}
          kind={kind}
          action={`/admin/sign-on/${id}`}
          isNew={false}
          isOf={provider.organizationId === null ? 'site' : 'organization'}
          values={{ ...valuesOf(provider), ...values }}
          errors={errors}
        />
        <h2>Remove this provider</h2>
        <p>People who signed in with it are signed out. They keep their accounts and roles.</p>
        <form method="post" action={`/admin/sign-on/${id}/ending`}>
          <Button kind="danger">Remove</Button>
        </form>
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ form, params, request }) => {
  const administrator = await requireAdministrator()
  const provider = await findProvider(params.provider)
  form.set('kind', provider.kind)
  form.set('issuer', provider.issuer)
  const here = `/admin/sign-on/${provider.id}`
  const read = readProvider(form, provider.organizationId)
  if (!read.ok) return backToForm(here, read)
  await requireRecentPassword({ request, form })
  const changed = await changeProvider(administrator, { ...read.input, providerId: provider.id })
  if (!changed.ok) return backToForm(here, { ...kept(form), errors: problemsOf(changed) })
  return { to: '/admin/sign-on?done=saved' }
})
