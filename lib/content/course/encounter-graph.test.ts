import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acyclicGraph, choiceTo, endNode, ladder, nodeWith } from '@/fixtures/course-graphs'
import { expertPath, findLoop, type Graph, measure, nodeOf, pathOf, reachedFrom } from './encounter-graph'

/** Random picks: which choice to take at each node. */
const picks = fc.array(fc.nat(1000), { maxLength: 40 })

function follow(graph: Graph, picked: readonly number[]) {
  const made: { nodeId: string; choiceId: string }[] = []
  let at = graph.nodes[0]
  while (at?.choices && made.length < picked.length) {
    const choice = at.choices[(picked[made.length] ?? 0) % at.choices.length]
    if (!choice) break
    made.push({ nodeId: at.id, choiceId: choice.id })
    at = nodeOf(graph, choice.to)
  }
  return { made, at }
}

/** Every path from the first node to an end, as lists of choices: only for small graphs. */
function everyWay(graph: Graph, id = graph.nodes[0]?.id ?? ''): { grades: string[]; outcome: string }[] {
  const node = nodeOf(graph, id)
  if (node?.end) return [{ grades: [], outcome: node.end.outcome }]
  return (node?.choices ?? []).flatMap(({ grade, to }) =>
    everyWay(graph, to).map(({ grades, outcome }) => ({ grades: [grade, ...grades], outcome })),
  )
}

/** Spreads from the start until it finds no new node. */
function everythingMet(graph: Graph, start: string): Set<string> {
  const met = new Set(nodeOf(graph, start) ? [start] : [])
  for (let before = -1; before < met.size; ) {
    before = met.size
    for (const { id, choices = [] } of graph.nodes) {
      if (met.has(id)) for (const { to } of choices) if (nodeOf(graph, to)) met.add(to)
    }
  }
  return met
}

describe('a graph whose choices lead only forward', () => {
  test('has no loop, and every path ends within the number of its nodes', () => {
    fc.assert(
      fc.property(acyclicGraph(), picks, (graph, picked) => {
        expect(findLoop(graph)).toBeNull()
        const { made, at } = follow(graph, [...picked, ...Array.from({ length: graph.nodes.length }, () => 0)])
        expect(at?.end).toBeDefined()
        expect(made.length).toBeLessThan(graph.nodes.length)
      }),
    )
  })

  test('measures the same as enumerating every path', () => {
    fc.assert(
      fc.property(acyclicGraph(9), (graph) => {
        const ways = everyWay(graph)
        const lengths = ways.map(({ grades }) => grades.length)
        expect(measure(graph)).toEqual({
          shortest: Math.min(...lengths),
          longest: Math.max(...lengths),
          soundPaths: ways.filter(({ grades, outcome }) => outcome === 'sound' && !grades.includes('costly')).length,
        })
      }),
    )
  })

  test('reaches from any node what its choices lead to', () => {
    fc.assert(
      fc.property(acyclicGraph(), fc.nat(1000), (graph, pick) => {
        for (const start of [graph.nodes[pick % graph.nodes.length]?.id ?? '', 'nowhere']) {
          expect([...reachedFrom(graph, start)].sort()).toEqual([...everythingMet(graph, start)].sort())
        }
      }),
    )
  })

  test('has one expert path, which is a valid path', () => {
    fc.assert(
      fc.property(acyclicGraph(), (graph) => {
        const path = expertPath(graph)
        expect(path.steps.every(({ choice }) => choice.grade === 'expert')).toBe(true)
        expect(path.at.end).toBeDefined()
        const choices = path.steps.map(({ node, choice }) => ({ nodeId: node.id, choiceId: choice.id }))
        expect(pathOf(graph, choices)).toEqual(path)
      }),
    )
  })
})

test('findLoop finds a loop exactly when one exists, and returns a choice that closes it', () => {
  fc.assert(
    fc.property(acyclicGraph(), fc.nat(1000), fc.nat(1000), (graph, fromPick, backPick) => {
      const deciding = graph.nodes.filter(({ choices }) => choices)
      const from = deciding[fromPick % deciding.length]
      const before = graph.nodes.filter(({ id }) => from && reachedFrom(graph, id).has(from.id))
      const back = before[backPick % before.length]
      if (!from || !back) throw new Error('a node reaches itself at least')
      const nodes = graph.nodes.map((node) =>
        node === from ? { ...node, choices: [...(node.choices ?? []), choiceTo(back.id, 'costly', 'z')] } : node,
      )
      const found = findLoop({ nodes })
      const told = nodes[found?.node ?? -1]
      const choice = told?.choices?.[found?.choice ?? -1]
      expect(reachedFrom({ nodes }, choice?.to ?? '')).toContain(told?.id)
    }),
  )
})

describe('pathOf', () => {
  test('follows choices to their nodes', () => {
    fc.assert(
      fc.property(acyclicGraph(), picks, (graph, picked) => {
        const { made, at } = follow(graph, picked)
        const path = pathOf(graph, made)
        expect(path?.at).toBe(at)
        expect(path?.steps.map(({ node, choice }) => ({ nodeId: node.id, choiceId: choice.id }))).toEqual(made)
      }),
    )
  })

  test('refuses choices that do not follow each other', () => {
    const break_ = fc.constantFrom('node', 'choice', 'order', 'on from an end')
    fc.assert(
      fc.property(acyclicGraph(), break_, fc.nat(1000), (graph, how, pick) => {
        const { made } = follow(
          graph,
          Array.from({ length: graph.nodes.length }, () => pick),
        )
        const place = pick % made.length
        const broken = made.map((one, index) => {
          if (index !== place) return one
          if (how === 'node') return { ...one, nodeId: graph.nodes.find(({ id }) => id !== one.nodeId)?.id ?? '' }
          return how === 'choice' ? { ...one, choiceId: 'y' } : one
        })
        if (how === 'order') broken.splice(place, 0, made[place] ?? { nodeId: '', choiceId: '' })
        if (how === 'on from an end') broken.push({ nodeId: graph.nodes.at(-1)?.id ?? '', choiceId: 'a' })
        expect(pathOf(graph, broken)).toBeNull()
      }),
    )
  })

  test('refuses a choice that leads to a missing node', () => {
    const graph = { nodes: [nodeWith('one', [choiceTo('two'), choiceTo('three', 'costly', 'b')]), endNode('two')] }
    expect(pathOf(graph, [{ nodeId: 'one', choiceId: 'a' }])?.at.id).toBe('two')
    expect(pathOf(graph, [{ nodeId: 'one', choiceId: 'b' }])).toBeNull()
  })
})

describe('a large graph', () => {
  test.each([100, 1000, 5000])('is measured quickly with %i nodes in a chain and a path for each subset', (count) => {
    for (const choices of [1, 2]) {
      const graph = ladder(count, choices)
      const began = performance.now()
      expect(measure(graph)).toEqual({ shortest: count, longest: count, soundPaths: choices ** count })
      expect(findLoop(graph)).toBeNull()
      expect(reachedFrom(graph, 'n0').size).toBe(count + 1)
      expect(expertPath(graph).steps).toHaveLength(count)
      expect(performance.now() - began).toBeLessThan(1000)
    }
  })

  test('with its end tied to its start has a loop, found quickly', () => {
    const { nodes } = ladder(5000, 2)
    const last = nodeWith('end', [choiceTo('n0'), choiceTo('n1', 'costly', 'b')])
    const began = performance.now()
    expect(findLoop({ nodes: [...nodes.slice(0, -1), last] })).toEqual({ node: 5000, choice: 0 })
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
