import { ShareBars } from '@/app/_ui/share-bars'
import { pairsOf } from '@/lib/content/quiz/interaction'
import { fewestToJudge, limits } from '@/lib/measurement/analysis/judge'
import type { ItemAnalysis } from '@/lib/measurement/analysis/queries'

/** Counts per option, or per target for steps and pairs. */
export function Responses({ analysis }: { analysis: ItemAnalysis }) {
  const { item, options, count } = analysis
  const mayJudge = count >= fewestToJudge
  const textOf = (token: string) => {
    const [id = '', target] = item.interaction === 'choice' ? [token] : ([...pairsOf([token])][0] ?? [])
    const text = item.options.find((option) => option.id === id)?.text ?? id
    if (target === undefined) return `${id}. ${text}`
    const given = item.interaction === 'match' ? item.targets.find((one) => one.id === target)?.text : `place ${target}`
    return `${text} → ${given ?? target}`
  }
  const shown = options.toSorted((a, b) => (item.interaction === 'choice' ? 0 : b.share - a.share))
  return (
    <ShareBars
      label="Answers given"
      rows={shown.map(({ id, isKey, share }) => {
        const isIdle = item.interaction === 'choice' && mayJudge && !isKey && share < limits.distractor
        return {
          key: id,
          text: textOf(id),
          share,
          kind: isKey ? 'good' : isIdle ? 'warn' : 'neutral',
          ...(isKey && { note: '(key)' }),
          ...(isIdle && { note: '(idle)' }),
        }
      })}
    />
  )
}
