import fc from 'fast-check'
import type { Graph } from './encounter-graph'
import type { EncounterChoice, EncounterNode } from './encounter-source'

/* Graphs of encounters for tests: only what a graph is made of says anything in them. */

type Grade = EncounterChoice['grade']

export function choiceTo(to: string, grade: Grade = 'expert', id = 'a'): EncounterChoice {
  const words = { text: 'Wait.', follows: 'He waits.', effect: 'Time', feedback: 'He has time.' }
  return { id, to, grade, acts: 'none', facts: ['F-SMP-01'], ...words }
}

export function nodeWith(id: string, choices: EncounterChoice[]): EncounterNode {
  return { id, title: id, text: 'He waits.', objective: 'smp-tell', choices }
}

export function endNode(id: string, outcome: 'sound' | 'costly' = 'sound'): EncounterNode {
  return { id, title: id, text: 'He has left.', end: { outcome, acts: 'none', facts: ['F-SMP-01'] } }
}

/** Nodes whose choices lead only to later ones, the last of them ends; at each one choice is the expert's. */
export function acyclicGraph(most = 14): fc.Arbitrary<Graph> {
  const drawn = fc.record({
    isEnd: fc.nat(4).map((one) => one === 0),
    outcome: fc.constantFrom('sound', 'costly'),
    jumps: fc.array(fc.tuple(fc.nat(1000), fc.constantFrom('sound', 'costly')), { minLength: 1, maxLength: 4 }),
    expert: fc.nat(1000),
  })
  return fc.array(drawn, { minLength: 1, maxLength: most - 1 }).map((drawings) => {
    const count = drawings.length + 1
    const nodes = drawings.map(({ isEnd, outcome, jumps, expert }, index) => {
      if (isEnd && index > 0) return endNode(`n${index}`, outcome)
      const choices = jumps.map(([jump, grade], number) => {
        const to = `n${index + 1 + (jump % (count - index - 1))}`
        return choiceTo(to, number === expert % jumps.length ? 'expert' : grade, 'abcd'[number])
      })
      return nodeWith(`n${index}`, choices)
    })
    return { nodes: [...nodes, endNode(`n${count - 1}`)] }
  })
}

/** Decisions in a row, each with so many choices that all lead to the next one. */
export function ladder(decisions: number, choices: number): Graph {
  const nodes = Array.from({ length: decisions }, (_, index) => {
    const to = index + 1 < decisions ? `n${index + 1}` : 'end'
    const made = Array.from({ length: choices }, (_, number) =>
      choiceTo(to, number === 0 ? 'expert' : 'sound', 'abcd'[number]),
    )
    return nodeWith(`n${index}`, made)
  })
  return { nodes: [...nodes, endNode('end')] }
}
