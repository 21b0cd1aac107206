import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { listProviders } from '@/lib/people/single-sign-on/queries'

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const providers = await listProviders(administrator)
  const done = query.get('done')
  return {
    title: 'Single sign-on',
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading title="Single sign-on" back={{ href: '/admin', text: 'Administration' }} />
        {done === 'saved' && <Notice kind="good" title="The provider is saved" role="status" />}
        {done === 'ended' && <Notice kind="good" title="The provider is removed" role="status" />}
        <p>People sign in with the account that their organization gave them.</p>
        <ButtonRow>
          <ButtonLink href="/admin/sign-on/new?kind=oidc">Add OpenID Connect</ButtonLink>
          <ButtonLink kind="quiet" href="/admin/sign-on/new?kind=saml">
            Add SAML
          </ButtonLink>
        </ButtonRow>
        <DataTable
          caption="Identity providers"
          columns={[
            { key: 'name', label: 'Provider' },
            { key: 'for', label: 'Signs in people of' },
            { key: 'domains', label: 'Mail domains' },
            { key: 'kind', label: 'Protocol' },
          ]}
          rows={providers.map(({ id, name, organizationName, domains, kind }) => ({
            key: id,
            href: `/admin/sign-on/${id}`,
            cells: [
              name,
              organizationName ?? 'The whole site',
              domains.join(', '),
              kind === 'oidc' ? 'OpenID Connect' : 'SAML 2.0',
            ],
          }))}
          empty="No provider yet."
        />
      </Page>
    ),
  }
})
