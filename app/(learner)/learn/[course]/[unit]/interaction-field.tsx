import type { ReactNode } from 'react'
import { OptionList } from '@/app/_ui/option-list'
import { PairList } from '@/app/_ui/pair-list'
import { pairsOf } from '@/lib/content/quiz/interaction'
import type { PresentedItem } from '@/lib/content/quiz/present'
import { ordinal } from './words'

type Props = {
  item: PresentedItem
  value: readonly string[]
  /** What asks the question where no heading does. */
  legend?: ReactNode
  error?: string | undefined
}

/** The part of an item that is acted on, as native fields named `value`. */
export function InteractionField({ item, value, legend, error }: Props) {
  const shared = { name: 'value', ...(error && { error }) }
  // Where a heading asks, the legend says what to do; else it asks, and both stand below it.
  const asks = (what: string, counts: string) =>
    legend ? { legend, hint: `${what} ${counts}` } : { legend: what, hint: counts }
  if (item.interaction === 'choice' && !item.multiple)
    return (
      <OptionList
        {...shared}
        legend={legend ?? 'Choose one answer'}
        hideLegend={!legend}
        options={item.options}
        chosen={value}
      />
    )
  if (item.interaction === 'choice')
    return (
      <OptionList
        {...shared}
        {...asks('Choose all that apply.', 'Each right one counts, and each wrong one takes as much away.')}
        hideLegend={!legend}
        multiple
        options={item.options}
        chosen={value}
      />
    )
  if (item.interaction === 'order')
    return (
      <PairList
        {...shared}
        {...asks('Give each step its place.', 'The more of them stand in the right order, the more it counts.')}
        rows={item.options}
        choices={item.targets.map(({ id }) => ({ id, text: ordinal(Number(id)) }))}
        given={pairsOf(value)}
        {...(error && { wrong: unpaired(item, value) })}
        short
      />
    )
  const lettered = item.targets.map(({ id, text }, index) => ({ id, letter: letterOf(index), text }))
  return (
    <>
      <ul className="targets">
        {lettered.map(({ id, letter, text }) => (
          <li key={id}>
            <strong>{letter}</strong> {text}
          </li>
        ))}
      </ul>
      <PairList
        {...shared}
        {...asks('Give each the letter that fits.', 'Each right pair counts.')}
        rows={item.options}
        choices={lettered.map(({ id, letter, text }) => ({ id, text: `${letter}: ${text}` }))}
        given={pairsOf(value)}
        {...(error && { wrong: unpaired(item, value) })}
      />
    </>
  )
}

/** What was given nothing, or a place that another step has too. */
function unpaired(item: PresentedItem, value: readonly string[]): string[] {
  const pairs = pairsOf(value)
  const given = [...pairs.values()]
  const isTwice = (target: string) =>
    item.interaction === 'order' && given.indexOf(target) !== given.lastIndexOf(target)
  return item.options.flatMap(({ id }) => {
    const target = pairs.get(id)
    return target === undefined || isTwice(target) ? [id] : []
  })
}

function letterOf(index: number): string {
  return String.fromCharCode(65 + index)
}
