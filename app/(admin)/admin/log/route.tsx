import { requireAdministrator } from '@/app/_auth/guards'
import { fieldErrors } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pagination } from '@/app/_ui/pagination'
import { logSearch } from '@/lib/audit/log/schema'
import { searchLog } from '@/lib/audit/log/search-log'
import { findSealingStop } from '@/lib/audit/tree/find-sealing-stop'
import { findNewestStamp } from '@/lib/audit/tree/newest-stamp'
import { findAccountId, namesOf } from '@/lib/people/account/queries'
import { listPlaces } from '@/lib/people/witness/queries'
import { isUuid } from '@/lib/platform/id'
import { momentInWords, zoneInWords } from '@/lib/platform/words'
import { LogTable } from './log-table'
import { SearchForm } from './search-form'
import { objectInWords } from './without-ids'
import { WitnessTable } from './witness-table'

const here = '/admin/log'
const pageSize = 25

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const asked = onlyTexts(Object.fromEntries(query))
  const parsed = logSearch.safeParse(asked)
  const errors = parsed.success ? [] : fieldErrors(parsed.error)
  const search = parsed.success ? parsed.data : null
  const personId = search?.person ? await findAccountId(search.person) : null
  const name = personId && asked.person && isUuid(asked.person) ? (await namesOf([personId])).get(personId) : undefined
  const { entries, last } = search
    ? await searchLog(administrator, { ...search, personId, limit: pageSize })
    : { entries: [], last: null }
  const places = await listPlaces(administrator)
  const stamp = await findNewestStamp()
  const stop = await findSealingStop()
  const { before, ...narrowed } = asked
  const { timeZone } = administrator
  const meta = [`Times are in ${zoneInWords(timeZone)}`]
  const address = (parts: Record<string, string>) => `${here}?${new URLSearchParams({ ...narrowed, ...parts })}`
  return {
    title: 'Log of who did what',
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading title="Log of who did what" back={{ href: '/admin', text: 'Administration' }} meta={meta} />
        <p>
          <a href="#proof">Proof that the log was not rewritten</a>
        </p>
        <ErrorSummary errors={errors} title="Please correct your search" />
        <SearchForm asked={asked} errors={errors} />
        {search?.person && !personId && <p role="status">No account has this address.</p>}
        <OnlyAbout name={name} object={search?.object} />
        <LogTable entries={entries} caption="Entries, newest first" timeZone={timeZone} />
        <Pagination
          label="Entries"
          previous={before ? { href: address({}), label: 'Newest' } : undefined}
          next={last ? { href: address({ before: last }), label: 'Older' } : undefined}
        />
        <h2 id="proof">Proof that the log was not rewritten</h2>
        <p>
          A checkpoint is a signed summary of the whole log at one moment. Keep it where nobody who runs this site can
          reach it. Later, run <code>npm run admin -- verify-log --checkpoint FILE</code> to check that the log still
          matches it. Each coordinator gets one by mail every week.
        </p>
        {stop && (
          <Notice kind="bad" title={`Nothing has been sealed since ${momentInWords(stop.stoppedAt, timeZone)}`}>
            <p>{stop.sentence} The steps are in docs/operating.md#the-log-does-not-extend-a-checkpoint.</p>
          </Notice>
        )}
        <WitnessTable places={places} timeZone={timeZone} />
        <p>
          {stamp
            ? `Newest time-stamp by an outside clock: ${momentInWords(stamp.stampedAt, timeZone)}, for the first ${stamp.size} entries.`
            : 'No checkpoint has a time-stamp by an outside clock.'}
        </p>
        <ButtonRow>
          <ButtonLink kind="quiet" href={`${here}/checkpoint.json`}>
            Download the newest checkpoint
          </ButtonLink>
        </ButtonRow>
        <p>
          Your search is logged too. The person you searched for can see it, and so can everyone whose entries are on
          this page.
        </p>
      </Page>
    ),
  }
})

function OnlyAbout({ name, object }: { name: string | undefined; object: string | undefined }) {
  const about = [name, object && `this ${objectInWords(object).toLowerCase()}`].filter(Boolean).join(' and ')
  if (!about) return null
  return (
    <p role="status">
      Only entries about <bdi>{about}</bdi>. <a href={here}>Show all</a>
    </p>
  )
}

/** First values only, without empty ones. Postgres rejects null characters. */
function onlyTexts(asked: Record<string, string | string[] | undefined>): Record<string, string> {
  const texts = Object.entries(asked).flatMap(([key, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [[key, value.replaceAll('\0', '').trim()] as const] : [],
  )
  return Object.fromEntries(texts)
}
