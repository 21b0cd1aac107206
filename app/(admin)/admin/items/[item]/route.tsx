import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { FactList } from '@/app/_ui/fact-list'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { count } from '@/lib/measurement/analysis/count'
import { listItemAnalyses } from '@/lib/measurement/analysis/queries'
import { notFound } from '@/lib/platform/error'
import { dayInWords, firstWords } from '@/lib/platform/words'
import { correlationWords, flagWords, rightWords, secondsWords, verdictOf } from '../flag-words'
import { versionAnchor } from '../item-cell'
import { currentHashes, listObjectives } from '../quizzes'
import { whichAttempts } from '../which-attempts'
import { Responses } from './responses'

export const GET = page<'/admin/items/[item]'>(async ({ params, query }) => {
  const { item: itemId } = params
  const administrator = await requireAdministrator()
  await count()
  const analyses = await listItemAnalyses(administrator, { itemId, attempts: whichAttempts(query) })
  // An item that only later attempts had still has a page.
  const attempts = analyses.length > 0 ? whichAttempts(query) : 'all'
  const versions = analyses.length > 0 ? analyses : await listItemAnalyses(administrator, { itemId, attempts })
  const [newest] = versions
  if (!newest) throw notFound()
  const catalog = await loadCatalog()
  const current = currentHashes(catalog)
  const { objective, stem } = newest.item
  return {
    title: `Item ${itemId}`,
    audience: 'admin',
    main: (
      <Page width="reading">
        <PageHeading
          title={firstWords(stem)}
          kicker={`Item ${itemId}`}
          meta={[
            listObjectives(catalog).get(objective) ?? objective,
            `${versions.length} ${versions.length === 1 ? 'version' : 'versions'} answered`,
          ]}
        />
        {versions.map((one) => (
          <section key={one.hash} id={versionAnchor(one.hash)}>
            <h2>
              Version {one.hash.slice(0, 7)}
              {current.has(one.hash) ? ', asked today' : ', an earlier one'}
            </h2>
            <p className="practice-stem">{one.item.stem}</p>
            {one.flags.length === 0 ? (
              <p>{verdictOf(one)}.</p>
            ) : (
              <Notice kind="warn" title={verdictOf(one)}>
                <ul>
                  {one.flags.map((flag) => (
                    <li key={flagWords(flag).short}>{flagWords(flag).why}</li>
                  ))}
                </ul>
              </Notice>
            )}
            <Responses analysis={one} />
            <FactList
              facts={[
                { term: attempts === 'first' ? 'First answers (n)' : 'Answers (n)', detail: one.count },
                { term: 'Without an answer', detail: one.omitted },
                { term: 'Right (p)', detail: rightWords(one) },
                {
                  term: 'With the rest (r)',
                  detail: correlationWords(one),
                },
                { term: 'Time', detail: secondsWords(one.seconds) },
                { term: 'First drawn', detail: dayInWords(one.firstDrawnAt, administrator.timeZone) },
              ]}
            />
          </section>
        ))}
        <ButtonRow>
          <ButtonLink kind="quiet" href={attempts === 'first' ? `?attempts=all` : `?attempts=first`}>
            {attempts === 'first' ? 'Count all attempts' : 'Count first attempts'}
          </ButtonLink>
          <ButtonLink kind="quiet" href="/admin/items">
            All items
          </ButtonLink>
        </ButtonRow>
      </Page>
    ),
  }
})
