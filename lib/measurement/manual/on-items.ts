import { itemsOn, objectiveText } from '@/lib/content/course/lookup'
import { itemsOfDuty } from '@/lib/content/quiz/draw'
import type { Item } from '@/lib/content/quiz/schema'
import type { CueFigure } from '@/lib/measurement/cue/measure'
import { percentOf } from '@/lib/measurement/cue/table'
import { type ManualInput, type ManualSection, section } from './section'

export function purposeOf({ course, final }: ManualInput): ManualSection {
  const objectives = Object.keys(final.blueprint).length
  return section('Purpose', {
    paragraphs: [
      `“${course.title}” (edition ${course.edition}) ends with a final of ${itemsOn(final)} items on ${objectives} objectives. Passing it is one requirement of the certificate. A pass means that the learner knew enough, on that day, to act on these objectives.`,
      'The score doesn’t say how a person acts on the job. It is not meant for hiring, promotion, or discipline.',
    ],
  })
}

export function blueprintOf({ course, final }: ManualInput): ManualSection {
  const { duties = [] } = final
  return section('Blueprint', {
    paragraphs: [
      `Each form draws ${itemsOn(final)} of ${final.bank.length} items by the table below. Items that a learner hasn’t seen come first, and no form has two items that answer each other.`,
      ...(duties.length > 0
        ? [
            `Within them, each form has ${itemsOfDuty} items on each of ${duties.length} must-pass duties: ${duties.map(({ title }) => title.toLowerCase()).join('; ')}. Missing both items of a duty fails the attempt.`,
          ]
        : []),
    ],
    tables: [
      {
        caption: 'Items by objective',
        heads: ['Objective', 'On a form', 'In the bank'],
        rows: Object.entries(final.blueprint).map(([objective, count]) => [
          objectiveText(course, objective),
          String(count),
          String(final.bank.filter((item) => item.objective === objective).length),
        ]),
      },
    ],
  })
}

const kindsOfCase = { trafficking: 'trafficking', 'look-alike': 'look-alikes', 'not-enough': 'not enough to tell' }
const interactions = { choice: 'one choice', multiple: 'several choices', order: 'order', match: 'match' }

export function writingOf({ course, final: { bank } }: ManualInput): ManualSection {
  const kindOf = (item: Item) =>
    item.interaction === 'choice' && item.cardinality === 'multiple' ? 'multiple' : item.interaction
  const kinds = (Object.keys(interactions) as (keyof typeof interactions)[]).flatMap((kind) => {
    const count = bank.filter((item) => kindOf(item) === kind).length
    return count > 0 ? `${count} ${interactions[kind]}` : []
  })
  const situations = Object.entries(kindsOfCase).map(
    ([one, words]) =>
      `${bank.filter((item) => item.interaction === 'choice' && item.situation === one).length} ${words}`,
  )
  const facts = new Set(bank.flatMap((item) => [...item.facts, ...item.options.flatMap((option) => option.facts)]))
  const paired = bank.filter(({ id, enemies }) => enemies || bank.some((other) => other.enemies?.includes(id))).length
  const counsel = bank.filter(({ needsCounsel }) => needsCounsel).length
  return section('How items are written', {
    paragraphs: [
      `Authors write each item from facts of the register, which name the pages that were read: the bank cites ${facts.size} facts. A checker refuses an item that cites no fact, has too many or too few keys, or nearly repeats another. Reasons are in the explanations, not in the options.`,
      `Kinds of items: ${kinds.join(', ')}. Cases: ${situations.join(', ')}. ${paired} items have a partner that differs in a decisive fact or would answer it. ${counsel} wait for a lawyer’s answer to a named question.`,
      course.counselReviewed
        ? `Counsel signed off on the course on ${course.counselReviewed.on}.`
        : 'Counsel has not signed off on the course.',
    ],
  })
}

const measures: Record<CueFigure['measure'], string> = {
  options: 'Words and word pairs of the options',
  'function words': 'Function words and punctuation',
  stem: 'Trafficking or look-alike, from the stem',
  strategy: 'Strategy',
  encounters: 'Choices of encounters',
}

export function cuesOf({ course, cues }: ManualInput): ManualSection {
  const own = cues.find((one) => one.course === course.id && one.bank === 'final')?.figures ?? []
  const failed = own.filter(({ passed }) => !passed).length
  return section('Guessing without knowledge', {
    paragraphs: [
      `Models trained on all other modules, and simple strategies, try to find the keys of the final’s bank from the options alone, and the kind of case from its words alone. A release needs each figure at or under its limit. ${own.length === 0 ? 'They have not been measured.' : failed === 0 ? 'All are.' : `${failed} of ${own.length} are above it.`}`,
    ],
    tables: [
      {
        caption: 'Keys found',
        heads: ['By', 'Items', 'Chance', 'Found', 'Limit'],
        rows: own.map(({ measure, strategy, items, chance, rate, limit }) => [
          strategy ? `${measures[measure]}: ${strategy}` : measures[measure],
          String(items),
          percentOf(chance),
          percentOf(rate),
          percentOf(limit),
        ]),
      },
    ],
  })
}
