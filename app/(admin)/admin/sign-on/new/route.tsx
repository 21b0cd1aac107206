import { randomUUID } from 'node:crypto'
import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { SelectField } from '@/app/_ui/form/select-field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { addProvider } from '@/lib/people/single-sign-on/add-provider'
import { listOwners } from '@/lib/people/single-sign-on/queries'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { ProviderForm } from '../provider-form'
import { kept, problemsOf, readProvider } from '../read-provider'

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const [owners, { values, errors }] = await Promise.all([listOwners(administrator), readFlash(query.get('problem'))])
  const kind = query.get('kind') === 'saml' ? 'saml' : 'oidc'
  const title = kind === 'oidc' ? 'Add an OpenID Connect provider' : 'Add a SAML provider'
  return {
    title,
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading title={title} kicker="Single sign-on" />
        <ErrorSummary errors={errors} />
        <ProviderForm
          id={isUuid(values.id ?? '') ? (values.id ?? '') : randomUUID()}
          kind={kind}
          action="/admin/sign-on/new"
          isNew
          isOf={null}
          values={{ groupsName: 'groups', ...values }}
          errors={errors}
        >
          <SelectField
            label="Signs in people of"
            name="organization"
            defaultValue={values.organization ?? ''}
            options={[
              { value: '', text: 'The whole site' },
              ...owners.map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
        </ProviderForm>
      </Page>
    ),
  }
})

export const POST = write(async ({ form, request }) => {
  const administrator = await requireAdministrator()
  const id = form.get('id') ?? ''
  const organization = form.get('organization') ?? ''
  if (!isUuid(id)) throw notFound()
  if (organization !== '' && !(await listOwners(administrator)).some((one) => one.id === organization)) throw notFound()
  const here = `/admin/sign-on/new?kind=${form.get('kind') === 'saml' ? 'saml' : 'oidc'}`
  const read = readProvider(form, organization || null)
  if (!read.ok) return backToForm(here, read)
  if (read.input.kind === 'oidc' && read.input.clientSecret === '') {
    const errors = [{ field: 'clientSecret', message: 'Enter the client secret.' }]
    return backToForm(here, { ...kept(form), errors })
  }
  // An attack: a person who adds a provider, or changes its key, could be anyone it signs on.
  await requireRecentPassword({ request, form })
  const added = await addProvider(administrator, { id, ...read.input, organizationId: organization || null })
  if (!added.ok) return backToForm(here, { ...kept(form), errors: problemsOf(added) })
  return { to: '/admin/sign-on?done=saved' }
})
