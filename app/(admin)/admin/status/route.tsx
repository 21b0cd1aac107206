import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findSiteStatus } from '@/lib/people/site-status/find-site-status'
import { momentInWords } from '@/lib/platform/words'
import { StatusSections } from './status-sections'

export const GET = page(async () => {
  const administrator = await requireAdministrator()
  const now = new Date()
  const groups = await findSiteStatus(administrator, now)
  const rows = groups.flatMap((group) => group.rows)
  const broken = rows.filter(({ state }) => state === 'broken').length
  const look = rows.filter(({ state }) => state === 'look').length
  return {
    title: 'Status of the site',
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading
          title="Status of the site"
          back={{ href: '/admin', text: 'Administration' }}
          meta={[`As of ${momentInWords(now, administrator.timeZone)}`]}
        />
        <Summary broken={broken} look={look} />
        <StatusSections groups={groups} />
        <p>
          The sections named here are in the folder <code>docs</code> of the release. On the server,{' '}
          <code>npm run admin -- doctor</code> also checks the settings, the rights in the database, and the proxy.
        </p>
      </Page>
    ),
  }
})

function Summary({ broken, look }: { broken: number; look: number }) {
  if (broken > 0)
    return (
      <Notice kind="bad" title={broken === 1 ? '1 thing is broken' : `${broken} things are broken`}>
        <p>Fix what is broken first.{look > 0 && ` ${look} more to look at.`}</p>
      </Notice>
    )
  if (look > 0) return <Notice kind="warn" title={`Nothing is broken; ${look} to look at`} />
  return <Notice kind="good" title="All is well" />
}
