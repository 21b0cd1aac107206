import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Page } from '@/app/_ui/page-frame'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { findCase, findPracticeOverview } from '@/lib/record/spaced-practice/queries'
import { nextOf } from '../../when-it-comes'
import { AnsweredCase } from './answered-case'
import { CaseForm } from './case-form'

/** Mail links lead here. Opening the case changes nothing; answering it needs a session. */
export const GET = page<'/practice/cases/[case]'>(async ({ query, params }) => {
  const learner = await requireLearner()
  const { case: id } = params
  if (!isUuid(id)) throw notFound()
  const found = await findCase(learner, id)
  const now = new Date()
  const { value } = found
  const main = (
    <Page width="pair">
      <p className="kicker">A case from your training</p>
      {value ? (
        <AnsweredCase
          answered={{ ...found, value }}
          catalog={await loadCatalog()}
          next={nextOf(await findPracticeOverview(learner, now), now)}
        />
      ) : (
        <CaseForm open={found} missing={query.has('missing')} />
      )}
    </Page>
  )
  return { title: 'Case', main }
})
