import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { DataTable } from '@/app/_ui/data-table'
import { FactList } from '@/app/_ui/fact-list'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pagination } from '@/app/_ui/pagination'
import { Tag } from '@/app/_ui/tag'
import { recordView } from '@/lib/audit/record-view'
import { placeInWords } from '@/lib/people/mail/place'
import { countMail, listMail } from '@/lib/people/mail/queries'
import { env } from '@/lib/platform/env'
import { isUuid } from '@/lib/platform/id'
import { momentInWords } from '@/lib/platform/words'
import { stateWords } from './state-words'

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
        <PageHeading title="Mail" kicker="Administration" meta={[`Mail goes to ${placeInWords()}`]} />
        <FactList
          facts={[
            { term: 'Waiting', detail: counts.queued + counts.handing },
            { term: 'Sent', detail: counts.sent },
            { term: 'Failed', detail: counts.failed },
            { term: 'Withdrawn', detail: counts.withdrawn },
          ]}
        />
        <DataTable
          caption="Mails, newest first"
          columns={[
            { key: 'subject', label: 'Subject' },
            { key: 'state', label: 'State' },
            { key: 'recipient', label: 'To' },
            { key: 'written', label: 'Written' },
            { key: 'tries', label: 'Tries', numeric: true },
            { key: 'error', label: 'Last error' },
          ]}
          rows={mails.map(({ id, subject, recipient, state, tries, lastError, createdAt }) => ({
            key: id,
            href: `/admin/mail/${id}`,
            cells: [
              subject,
              <Tag key="state" kind={stateWords[state].kind}>
                {stateWords[state].text}
              </Tag>,
              recipient,
              momentInWords(createdAt, administrator.timeZone),
              tries,
              lastError,
            ],
          }))}
          empty="No mail yet."
        />
        <Pagination
          label="Mails"
          previous={before ? { href: '/admin/mail', label: 'Newest' } : undefined}
          next={last && { href: `/admin/mail?before=${last.id}`, label: 'Older' }}
        />
        <ButtonRow>
          <ButtonLink kind="quiet" href="/admin">
            Administration
          </ButtonLink>
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
