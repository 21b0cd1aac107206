import { requireLearner } from '@/app/_auth/guards'
import { seeOther } from '@/app/_auth/respond'
import { requireSitting } from '@/app/_auth/sitting'
import { respondDocument } from '@/app/_document/document'
import { Page } from '@/app/_ui/page-frame'
import { ProgressBar } from '@/app/_ui/progress-bar'
import { findSittingItem } from '@/lib/training/attempt/queries'
import { show } from '@/lib/training/attempt/show'
import { Counted } from '../../../../counted'
import { Clock } from '../../clock'
import { ItemForm } from './item-form'

type Context = RouteContext<'/learn/[course]/[unit]/attempts/[attempt]/items/[position]'>

/** One drawn item of an open attempt. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respondDocument(request, async () => {
    const learner = await requireLearner()
    const { course, quiz, sitting, over, address } = await requireSitting(learner, params)
    if (sitting.submitted || over) return seeOther(`${address}/result`)
    const count = sitting.items.length
    const position = Number((await params).position)
    if (!Number.isInteger(position) || position < 1 || position > count) return seeOther(`${address}/review`)
    const shown = await findSittingItem(learner, sitting.id, position)
    if (!shown) return seeOther(`${address}/review`)
    await show(learner, { attemptId: sitting.id, position })
    const here = sitting.items[position - 1]
    const flagged = sitting.items.filter((item) => item.flagged).length
    const main = (
      <Page width="reading">
        <p className="kicker">{quiz.title}</p>
        <ProgressBar
          value={position}
          max={count}
          label={`Item ${position} of ${count}${flagged > 0 ? `, ${flagged} flagged` : ''}`}
        />
        <Clock dueAt={sitting.dueAt} now={new Date()} />
        <ItemForm
          address={address}
          position={position}
          count={count}
          shown={shown}
          flagged={here?.flagged ?? false}
          asksConfidence={quiz.role !== 'module'}
          incomplete={!here?.answered && new URL(request.url).searchParams.has('incomplete')}
        />
        <Counted address={`/learn/${course.slug}/${quiz.slug}`} page="quiz" />
      </Page>
    )
    return { title: 'Quiz item', main }
  })
}
