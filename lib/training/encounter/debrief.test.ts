import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acyclicGraph } from '@/fixtures/course-graphs'
import { costlyLetters, expertLetters, sampleEncounterCourse } from '@/fixtures/encounter'
import { expertPath, type Graph, nodeOf, pathOf } from '@/lib/content/course/encounter-graph'
import type { EncounterNode } from '@/lib/content/course/encounter-source'
import type { Encounter } from '@/lib/content/course/schema'
import { align, debriefOf } from './debrief'

const { encounter } = await sampleEncounterCourse()

const nodesOf = ({ steps, at }: { steps: { node: EncounterNode }[]; at: EncounterNode }) => [
  ...steps.map(({ node }) => node),
  at,
]
const idsOf = (nodes: readonly (EncounterNode | null)[]) => nodes.flatMap((node) => node?.id ?? [])

/** The choices with these letters, from the first node on. */
function letters(graph: Graph, text: string) {
  const made: { nodeId: string; choiceId: string }[] = []
  for (const choiceId of text) {
    const at = pathOf(graph, made)?.at
    if (at) made.push({ nodeId: at.id, choiceId })
  }
  const path = pathOf(graph, made)
  if (!path) throw new Error(`${text} cannot be played`)
  return path
}

describe('two paths through one graph', () => {
  const runs = fc.tuple(acyclicGraph(), fc.array(fc.nat(1000), { maxLength: 14 }))

  test('align: each node once in its lane and in order, shared ones in one row', () => {
    fc.assert(
      fc.property(runs, ([graph, picks]) => {
        const own = [graph.nodes[0] as EncounterNode]
        for (const pick of picks) {
          const { choices = [] } = own.at(-1) ?? {}
          const next = nodeOf(graph, choices[pick % (choices.length || 1)]?.to ?? '')
          if (next) own.push(next)
        }
        const expert = nodesOf(expertPath(graph))
        const rows = align(own, expert)
        expect(idsOf(rows.map((row) => row.own))).toEqual(idsOf(own))
        expect(idsOf(rows.map((row) => row.expert))).toEqual(idsOf(expert))
        for (const { id } of own.filter((node) => expert.includes(node))) {
          expect(rows.filter((row) => row.own?.id === id || row.expert?.id === id)).toHaveLength(1)
        }
        expect(rows.filter((row) => !row.own && !row.expert)).toEqual([])
      }),
    )
  })

  test('take as few rows as possible: no two rows in turn are half empty', () => {
    fc.assert(
      fc.property(runs, ([graph]) => {
        const expert = nodesOf(expertPath(graph))
        expect(align(expert, expert)).toEqual(expert.map((node) => ({ own: node, expert: node })))
        const strangers = expert.map((node) => ({ ...node, id: `own-${node.id}` }))
        expect(align(strangers, expert)).toHaveLength(expert.length)
        expect(align([], expert)).toHaveLength(expert.length)
      }),
    )
  })
})

describe('a debrief', () => {
  const debriefed = (text: string, of: Encounter = encounter) => debriefOf(of, letters(of, text))

  test('has no turn and no alternative on the expert’s path', () => {
    const { end, steps, rows } = debriefed(expertLetters)
    expect(end.id).toBe('led')
    expect(steps.map(({ instead, turned }) => [instead, turned])).toEqual(Array(4).fill([null, false]))
    expect(rows.every(({ own, expert }) => own === expert)).toBe(true)
  })

  test('shows the first costly choice and the expert’s choice there', () => {
    const { end, steps, rows } = debriefed(costlyLetters)
    expect(end.id).toBe('left')
    expect(steps.map(({ turned }) => turned)).toEqual([true, false, false, false])
    expect(steps.map(({ instead }) => instead?.id ?? null)).toEqual(['a', 'b', 'b', 'b'])
    expect(rows.map(({ own, expert }) => [own?.id ?? null, expert?.id ?? null])).toEqual([
      ['road', 'road'],
      ['boss', null],
      ['talk', 'talk'],
      ['keep', 'keep'],
      ['left', 'pay'],
      [null, 'led'],
    ])
  })

  test('shows the expert’s choice and no turn on another sound path', () => {
    const { steps } = debriefed('aaba')
    expect(steps.map(({ instead, turned }) => [instead?.id ?? null, turned])).toEqual([
      [null, false],
      ['b', false],
      [null, false],
      [null, false],
    ])
  })
})
