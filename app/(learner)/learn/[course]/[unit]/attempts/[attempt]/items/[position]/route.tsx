import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { Page } from '@/app/_ui/page-frame'
import { ProgressBar } from '@/app/_ui/progress-bar'
import { ReadingTools } from '@/app/_ui/reading-tools'
import { requireSittingWith } from '@/app/(learner)/learn/attempt-address'
import { expire } from '@/lib/training/attempt/expire'
import { showOfSession } from '@/lib/training/attempt/show'
import { Counted } from '../../../../counted'
import { Clock } from '../../clock'
import { ItemForm } from './item-form'

export const GET = page<'/learn/[course]/[unit]/attempts/[attempt]/items/[position]'>(async ({ query, params }) => {
  const position = Number(params.position)
  const { learner, course, quiz, sitting, over, address } = await requireSittingWith(params, (token) =>
    showOfSession(token, { attemptId: params.attempt, position }),
  )
  if (over) await expire(learner, sitting.id)
  if (sitting.submitted || over) return seeOther(`${address}/result`)
  const count = sitting.items.length
  const { shown } = sitting
  if (!shown) return seeOther(`${address}/review`)
  const here = sitting.items[position - 1]
  const flagged = sitting.items.filter((item) => item.flagged).length
  const main = (
    <Page width="pair">
      <p className="kicker">{quiz.title}</p>
      <ProgressBar
        value={position}
        max={count}
        label={`Question ${position} of ${count}${flagged > 0 ? `, ${flagged} flagged` : ''}`}
      />
      <ReadingTools />
      <Clock dueAt={sitting.dueAt} now={new Date()} timeZone={learner.timeZone} />
      <ItemForm
        address={address}
        position={position}
        count={count}
        shown={shown}
        flagged={here?.flagged ?? false}
        asksConfidence={quiz.role !== 'module'}
        incomplete={!here?.answered && query.has('incomplete')}
      />
      <Counted address={`/learn/${course.slug}/${quiz.slug}`} page="quiz" />
    </Page>
  )
  return { title: `Question ${position} of ${count}: ${quiz.title}`, main }
})
