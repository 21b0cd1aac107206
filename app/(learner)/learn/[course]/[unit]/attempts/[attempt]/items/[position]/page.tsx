import { redirect } from 'next/navigation'
import { requireLearnerOn } from '@/app/_auth/guards'
import { onPage } from '@/app/_auth/page'
import { requireSitting } from '@/app/_auth/sitting'
import { Page } from '@/app/_ui/page-frame'
import { ProgressBar } from '@/app/_ui/progress-bar'
import { findSittingItem } from '@/lib/attempt/queries'
import { show } from '@/lib/attempt/show'
import { ItemForm } from './item-form'

export const metadata = { title: 'Quiz item' }

type Props = PageProps<'/learn/[course]/[unit]/attempts/[attempt]/items/[position]'>

export default async function ItemPage({ params }: Props) {
  const { course, unit, attempt, position: text } = await params
  const path = `/learn/${course}/${unit}/attempts/${attempt}/items/${text}`
  const learner = await requireLearnerOn(path)
  const { quiz, sitting, address } = await onPage(path, () => requireSitting(learner, params))
  if (sitting.submitted) redirect(`${address}/result`)
  const count = sitting.items.length
  const position = Number(text)
  if (!Number.isInteger(position) || position < 1 || position > count) redirect(`${address}/review`)
  const shown = await findSittingItem(learner, sitting.id, position)
  if (!shown) redirect(`${address}/review`)
  await show(learner, { attemptId: sitting.id, position })
  const flagged = sitting.items.filter((item) => item.flagged).length
  return (
    <Page width="reading">
      <p className="kicker">{quiz.title}</p>
      <ProgressBar
        value={position}
        max={count}
        label={`Item ${position} of ${count}${flagged > 0 ? `, ${flagged} flagged` : ''}`}
      />
      <ItemForm
        key={position}
        address={address}
        position={position}
        count={count}
        item={shown.item}
        value={shown.value[0]}
        flagged={sitting.items[position - 1]?.flagged ?? false}
      />
    </Page>
  )
}
