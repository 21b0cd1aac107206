import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { actionWords, roleWords } from '@/app/_record/action-words'
import { DataTable } from '@/app/_ui/data-table'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pagination } from '@/app/_ui/pagination'
import { listAccess } from '@/lib/audit/log/queries'
import { momentInWords, zoneInWords } from '@/lib/platform/words'
import { whatHappened } from './words'

const here = '/account/access'
const pageSize = 50

export const GET = page(async ({ query }) => {
  const learner = await requireLearner()
  const { before: asked } = Object.fromEntries(query)
  const before = typeof asked === 'string' && /^\d{1,18}$/.test(asked) ? asked : null
  const rows = await listAccess(learner, { before, limit: pageSize + 1 })
  const entries = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? entries.at(-1) : undefined
  return {
    title: 'Who looked at your record',
    current: '/account',
    main: (
      <Page width="wide">
        <PageHeading
          title="Who looked at your record"
          kicker="Account"
          meta={[`Times are in ${zoneInWords(learner.timeZone)}`]}
        />
        <p>
          When someone else views, downloads, or changes your record, this list shows it, and no one can remove the
          entry. It doesn’t list what you do yourself.
        </p>
        <DataTable
          caption="What others did, newest first"
          columns={[
            { key: 'what', label: 'What' },
            { key: 'who', label: 'Who' },
            { key: 'when', label: 'When' },
            { key: 'role', label: 'Role' },
            { key: 'organization', label: 'Organization' },
          ]}
          rows={entries.map((entry) => ({
            key: entry.id,
            cells: [
              whatHappened(entry) ?? actionWords[entry.action] ?? entry.action,
              entry.actor?.name && <bdi key="who">{entry.actor.name}</bdi>,
              <time key="when" dateTime={entry.at.toISOString()}>
                {momentInWords(entry.at, learner.timeZone)}
              </time>,
              roleWords[entry.role] ?? entry.role,
              entry.organization,
            ],
          }))}
          empty="Nobody has looked at your record yet."
        />
        <Pagination
          label="Entries"
          previous={before ? { href: here, label: 'The newest' } : undefined}
          next={last && { href: `${here}?before=${last.id}`, label: 'Older' }}
        />
        <ButtonRow>
          <ButtonLink kind="quiet" href="/account">
            Account
          </ButtonLink>
        </ButtonRow>
      </Page>
    ),
  }
})
