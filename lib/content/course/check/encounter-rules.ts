import type { Content, EncounterContent } from '@/lib/content/course/reader/content'
import { textsOf } from '@/lib/content/course/reader/encounter-words'
import { error, warning } from '@/lib/content/course/reader/problem'
import { gradeOf } from '@/lib/content/course/reader/readability'
import { expertPath, findLoop, measure, reachedFrom } from '../encounter-graph'
import type { EncounterNode } from '../encounter-source'
import type { Problem } from '../schema'
import { type CheckDay, checkDue, highestGrade } from './lesson-rules'
import { checkTerms } from './text-rules'

const decisions = { least: 4, most: 9 }
const openingDecisions = { least: 2, most: 3 }
/** Longest allowed expert choice, as a multiple of the longest other choice. */
const keyLength = 1.15

export function checkEncounter(encounter: EncounterContent, isExample: boolean, clock: CheckDay): Problem[] {
  const { value, at } = encounter
  const shape = checkShape(encounter)
  const found = [
    ...checkDue(value.reviewDue, at('reviewDue'), clock),
    ...(value.lawAsOf > clock.today ? [error(at('lawAsOf'), 'law-as-of', `${value.lawAsOf} is in the future`)] : []),
    ...(value.questions.length === 0 ? [error(at('questions'), 'encounter-questions', 'names no question')] : []),
    ...shape,
    ...checkWords(encounter),
  ]
  // Paths can be judged only on a well-formed graph.
  return shape.length > 0 ? found : [...found, ...checkWays(encounter, isExample), ...checkHints(encounter)]
}

function checkShape({ value, at }: EncounterContent): Problem[] {
  const { nodes } = value
  const known = new Set(nodes.map(({ id }) => id))
  const named = nodes.flatMap((node, index) => {
    const isTwice = nodes.findIndex(({ id }) => id === node.id) < index
    return [
      ...(isTwice ? [error(at('nodes', index, 'id'), 'duplicate-id', `“${value.id}” has two nodes “${node.id}”`)] : []),
      ...(node.choices ?? []).flatMap((choice, number) => {
        const place = (key: string) => at('nodes', index, 'choices', number, key)
        const first = node.choices?.findIndex(({ id }) => id === choice.id) ?? number
        return [
          ...(first < number
            ? [error(place('id'), 'duplicate-id', `node “${node.id}” has two choices “${choice.id}”`)]
            : []),
          ...(known.has(choice.to)
            ? []
            : [
                error(
                  place('to'),
                  'missing-node',
                  `choice “${choice.id}” leads to “${choice.to}”, which does not exist`,
                ),
              ]),
        ]
      }),
      ...checkExpert(node, () => at('nodes', index, 'choices')),
    ]
  })
  return named.length > 0 ? named : [...checkReached({ value, at }), ...checkLoops({ value, at })]
}

export function checkLawLines({ value, at }: EncounterContent, { audiences }: Pick<Content, 'audiences'>): Problem[] {
  if (!audiences.some((one) => one.value.id === value.audience && one.value.lawLines)) return []
  return value.nodes.flatMap((node, index) =>
    (node.choices ?? []).flatMap((choice, number) => {
      const message = `choice “${choice.id}” of “${node.id}” has no law: say what the law allows or asks there`
      return choice.law ? [] : [error(at('nodes', index, 'choices', number), 'law-line', message)]
    }),
  )
}

function checkExpert(node: EncounterNode, place: () => ReturnType<EncounterContent['at']>): Problem[] {
  if (!node.choices) return []
  const count = node.choices.filter(({ grade }) => grade === 'expert').length
  const message = `node “${node.id}” must have exactly one expert choice, but has ${count}`
  return count === 1 ? [] : [error(place(), 'one-expert', message)]
}

type Placed = Pick<EncounterContent, 'value' | 'at'>

/** An unreachable node is a second start or an island. */
function checkReached({ value, at }: Placed): Problem[] {
  const reached = reachedFrom(value, value.nodes[0]?.id ?? '')
  const targets = new Set(value.nodes.flatMap((node) => node.choices ?? []).map(({ to }) => to))
  return value.nodes.flatMap(({ id }, index) => {
    if (reached.has(id)) return []
    const message = targets.has(id)
      ? `no path from the first node leads to “${id}”`
      : `“${id}” is a second start: no choice leads to it`
    return [error(at('nodes', index, 'id'), 'unreached-node', message)]
  })
}

function checkLoops({ value, at }: Placed): Problem[] {
  const loop = findLoop(value)
  if (!loop) return []
  const node = value.nodes[loop.node]
  const choice = node?.choices?.[loop.choice]
  const message = `choice “${choice?.id}” of “${node?.id}” leads back to “${choice?.to}”: the encounter would never end; add another node`
  return [error(at('nodes', loop.node, 'choices', loop.choice, 'to'), 'loop', message)]
}

function checkWays({ value, at }: Placed, isExample: boolean): Problem[] {
  const { shortest, longest, soundPaths } = measure(value)
  const expert = expertPath(value)
  const problems: Problem[] = []
  if (soundPaths < 2) {
    const message = `${soundPaths === 0 ? 'no' : 'only one'} path of sound choices ends well; a case needs at least two`
    problems.push(warning(at('nodes'), 'one-way', message))
  }
  const { least: usual, most } = value.opens ? openingDecisions : decisions
  const least = isExample ? 3 : usual
  if (expert.steps.length < least || shortest < Math.min(least, 3) || longest > most) {
    const message = `paths have ${shortest} to ${longest} decisions and the expert’s has ${expert.steps.length}; all need ${least} to ${most}`
    problems.push(warning(at('nodes'), 'decisions', message))
  }
  const costless = reachedFrom(value, value.nodes[0]?.id ?? '', ({ grade }) => grade !== 'costly')
  value.nodes.forEach(({ id, end }, index) => {
    // The debrief names the turning point: a costly end needs a costly choice before it.
    if (end?.outcome === 'costly' && costless.has(id)) {
      const message = `“${id}” is a costly ending, but choices without a cost lead to it`
      problems.push(error(at('nodes', index, 'end', 'outcome'), 'sound-way', message))
    }
    if (end?.outcome !== 'sound') return
    const fitting = value.situation === 'trafficking' ? ['escalate', 'ask-further'] : ['ask-further', 'refer', 'none']
    const message = `the sound ending “${id}” of a ${value.situation} case has acts “${end.acts}”; it must be ${fitting.slice(0, -1).join(', ')} or ${fitting.at(-1)}`
    if (!fitting.includes(end.acts)) problems.push(error(at('nodes', index, 'end', 'acts'), 'end-acts', message))
  })
  return problems
}

function checkHints({ value, at }: Placed): Problem[] {
  const deciding = value.nodes.flatMap(({ choices }) => (choices ? [choices] : []))
  const experts = deciding.map((choices) => {
    const expert = choices.findIndex(({ grade }) => grade === 'expert')
    const lengths = choices.map(({ text }) => text.length)
    const others = Math.max(...lengths.filter((_, number) => number !== expert))
    return { letter: choices[expert]?.id, isLongest: (lengths[expert] ?? 0) > others * keyLength }
  })
  const longest = experts.filter(({ isLongest }) => isLongest)
  const letters = new Set(experts.map(({ letter }) => letter))
  return [
    ...(longest.length * 2 > experts.length
      ? [warning(at('nodes'), 'longest-key', 'the expert’s choice is usually the longest')]
      : []),
    ...(experts.length > 2 && letters.size < 2
      ? [warning(at('nodes'), 'balance', 'the expert’s choice has the same letter everywhere')]
      : []),
  ]
}

function checkWords({ value, at }: EncounterContent): Problem[] {
  const terms = (text: string | null, ...path: PropertyKey[]) => checkTerms(text ?? '', at(...path))
  const nodes = value.nodes.flatMap((node, index) => [
    ...terms(node.title, 'nodes', index, 'title'),
    ...terms(node.text, 'nodes', index, 'text'),
    ...(node.choices ?? []).flatMap((choice, number) =>
      [
        ...(['text', 'follows', 'effect', 'feedback'] as const).map((key) => ({ text: choice[key], path: [key] })),
        { text: choice.law?.line ?? '', path: ['law', 'line'] },
      ].flatMap(({ text, path }) => terms(text, 'nodes', index, 'choices', number, ...path)),
    ),
  ])
  const grade = gradeOf(textsOf(value))
  const hard = `reads at grade ${grade}; the limit is ${highestGrade}`
  return [
    ...(grade > highestGrade ? [warning(at('id'), 'readability', hard)] : []),
    ...(['title', 'summary', 'setting', 'contentNote'] as const).flatMap((key) => terms(value[key], key)),
    ...nodes,
  ]
}
