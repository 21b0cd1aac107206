import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { FactList } from '@/app/_ui/fact-list'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pagination } from '@/app/_ui/pagination'
import { recordView } from '@/lib/audit/log/record-view'
import { placeInWords, sendsMail } from '@/lib/people/mail/place'
import { countMail, listMail } from '@/lib/people/mail/queries'
import { env } from '@/lib/platform/env'
import { isUuid } from '@/lib/platform/id'
import { MailTable } from './mail-table'

const pageSize = 50

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const { before: asked } = Object.fromEntries(query)
  const before = typeof asked === 'string' && isUuid(asked) ? asked : undefined
  const [counts, rows] = await Promise.all([
    countMail(administrator),
    listMail(administrator, { before, limit: pageSize + 1 }),
  ])
  const mails = rows.slice(0, pageSize)
  const people = mails.flatMap(({ accountId }) => (accountId ? { accountId } : []))
  await recordView(administrator, { action: 'mail.listed', details: { before: before ?? null }, people })
  const last = rows.length > pageSize ? mails.at(-1) : undefined
  return {
    title: 'Mail',
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading
          title="Mail"
          back={{ href: '/admin', text: 'Administration' }}
          meta={[
            sendsMail ? `Mail goes to ${placeInWords()}` : 'Mail goes to a folder on the server and reaches no one',
          ]}
        />
        {query.get('done') === 'test' && (
          <Notice kind="good" title="A test mail is on its way to you" role="status">
            <p>It is first in the list below. Reload the page to see whether it was sent.</p>
          </Notice>
        )}
        <form method="post" action="/admin/mail/tests">
          <Button kind="quiet">Send a test mail to yourself</Button>
        </form>
        <FactList
          facts={[
            { term: 'Waiting', detail: counts.queued + counts.handing },
            { term: 'Sent', detail: counts.sent },
            { term: 'Failed', detail: counts.failed },
            { term: 'Withdrawn', detail: counts.withdrawn },
          ]}
        />
        <MailTable mails={mails} timeZone={administrator.timeZone} />
        <Pagination
          label="Mails"
          previous={before ? { href: '/admin/mail', label: 'Newest' } : undefined}
          next={last && { href: `/admin/mail?before=${last.id}`, label: 'Older' }}
        />
        <ButtonRow>
          {env.NODE_ENV === 'development' && (
            <ButtonLink kind="quiet" href="/preview/mail">
              Preview of each kind
            </ButtonLink>
          )}
        </ButtonRow>
      </Page>
    ),
  }
})
