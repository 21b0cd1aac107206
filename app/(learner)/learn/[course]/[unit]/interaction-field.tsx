import type { ReactNode } from 'react'
import { OptionList } from '@/app/_ui/form/option-list'
import { PairList } from '@/app/_ui/form/pair-list'
import { pairsOf } from '@/lib/content/quiz/interaction'
import type { PresentedItem } from '@/lib/content/quiz/present'
import { letterOf, ordinal } from './words'

type Props = {
  item: PresentedItem
  value: readonly string[]
  /** The legend when no heading asks the question. */
  legend?: ReactNode
  error?: string | undefined
}

export function InteractionField({ item, value, legend, error }: Props) {
  const shared = { name: 'value', error }
  // With a heading, the legend gives the instruction; without one, it asks the question.
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
        {...asks('Choose all that apply.', 'Each right one adds credit, and each wrong one takes as much away.')}
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
        {...asks('Give each step its place.', 'The more steps are in the right order, the more credit you get.')}
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
        {...asks('Give each one the letter that fits.', 'Each right pair counts.')}
        rows={item.options}
        choices={lettered.map(({ id, letter, text }) => ({ id, text: `${letter}: ${text}` }))}
        given={pairsOf(value)}
        {...(error && { wrong: unpaired(item, value) })}
      />
    </>
  )
}

/** Rows left empty or given a place that another step has. */
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
