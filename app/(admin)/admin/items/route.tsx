import { after } from 'next/server'
import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { count, countAll } from '@/lib/measurement/analysis/count'
import { listItemUses } from '@/lib/measurement/analysis/drift'
import { fewestToJudge, urgencyOf } from '@/lib/measurement/analysis/judge'
import {
  countUncounted,
  type ItemAnalysis,
  listFormAnalyses,
  listItemAnalyses,
} from '@/lib/measurement/analysis/queries'
import { ItemsPlot } from './items-plot'
import { ItemsTable, ItemsToReview } from './items-table'
import { MoreFigures } from './more-figures'
import { QuizFilter } from './quiz-filter'
import { countPrivateItems, currentHashes, listObjectives, listQuizzes } from './quizzes'
import { ReliabilityTable } from './reliability-table'
import { UsesTable } from './uses-table'
import { filterWords, whichAttempts } from './which-attempts'

const countedAtMost = 1000

function privateWords(count: number): string {
  if (count === 0) return 'This site has no private bank.'
  return `This site adds ${count} private ${count === 1 ? 'item' : 'items'} of its own.`
}

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const catalog = await loadCatalog()
  const quizzes = listQuizzes(catalog)
  const quiz = query.get('quiz')
  const unitId = quizzes.find(({ id }) => id === quiz)?.id
  const attempts = whichAttempts(query)
  const filtered = filterWords({ unitId, attempts })
  // Counts a few attempts now and leaves a backlog until after the response.
  await count()
  after(() => countAll())
  const [items, forms, left, uses] = await Promise.all([
    listItemAnalyses(administrator, { unitId, attempts }),
    listFormAnalyses(administrator, { unitId, attempts }),
    countUncounted(countedAtMost),
    listItemUses(administrator, { unitId }),
  ])
  const current = currentHashes(catalog)
  const objectives = listObjectives(catalog)
  const sorted = items.toSorted((a, b) => urgencyOf(b.flags) - urgencyOf(a.flags) || b.count - a.count)
  const [flagged, others] = [true, false].map((wanted) =>
    sorted.filter(({ flags }) => flags.length > 0 === wanted),
  ) as [ItemAnalysis[], ItemAnalysis[]]
  const judged = items.filter(({ count: answers }) => answers >= fewestToJudge)
  return {
    title: 'Item analysis',
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading
          title="Item analysis"
          back={{ href: '/admin', text: 'Administration' }}
          meta={[
            `${items.length} versions of items were answered`,
            `${judged.length} often enough to judge`,
            `${flagged.length} to look at`,
          ]}
        />
        {left > 0 && (
          <Notice kind="info" title="Some attempts are still being counted" role="status">
            <p>
              {left > countedAtMost ? 'More than 1,000' : left} submitted attempts are not in these figures yet. Load
              the page again in a moment.
            </p>
          </Notice>
        )}
        <QuizFilter quizzes={quizzes} unitId={unitId} attempts={attempts} />
        <MoreFigures catalog={catalog} filtered={filtered} />
        <p>
          <a href="/admin/help">How to read this</a>. The shipped bank is public: anyone can read its items and keys in
          the software’s source. {privateWords(countPrivateItems(catalog))}
        </p>
        <ItemsPlot items={items} />
        <ItemsToReview items={flagged} current={current} objectives={objectives} />
        <ReliabilityTable forms={forms} quizzes={quizzes} />
        <UsesTable uses={uses} quizzes={quizzes} />
        <details>
          <summary>
            {others.length} other versions: no problem found, or too few answers to judge (
            {judged.length - flagged.length} and {items.length - judged.length})
          </summary>
          <ItemsTable caption="Others" items={others} current={current} objectives={objectives} />
        </details>
      </Page>
    ),
  }
})
