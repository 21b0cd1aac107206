import type { EncounterChoice, EncounterNode, EncounterSource } from './encounter-source'

/* Valid encounters have no loop (encounter-rules.ts); these functions end on graphs with loops too. */

export type Graph = Pick<EncounterSource, 'nodes'>

export interface Taken {
  node: EncounterNode
  choice: EncounterChoice
}

export interface Path {
  steps: Taken[]
  at: EncounterNode
}

export function nodeOf({ nodes }: Graph, id: string): EncounterNode | undefined {
  return nodes.find((node) => node.id === id)
}

function nodesById({ nodes }: Graph): Map<string, EncounterNode> {
  return new Map(nodes.map((node) => [node.id, node]))
}

/** Null when a choice is not available at its node. */
export function pathOf(graph: Graph, choices: readonly { nodeId: string; choiceId: string }[]): Path | null {
  const [first] = graph.nodes
  if (!first) return null
  const path: Path = { steps: [], at: first }
  for (const { nodeId, choiceId } of choices) {
    const choice = path.at.choices?.find(({ id }) => id === choiceId)
    const next = choice && nodeOf(graph, choice.to)
    if (path.at.id !== nodeId || !choice || !next) return null
    path.steps.push({ node: path.at, choice })
    path.at = next
  }
  return path
}

export function expertPath(graph: Graph): Path {
  const nodes = nodesById(graph)
  const steps: Taken[] = []
  let at = graph.nodes[0] as EncounterNode
  while (steps.length < graph.nodes.length) {
    const choice = at.choices?.find(({ grade }) => grade === 'expert')
    const next = choice && nodes.get(choice.to)
    if (!choice || !next) break
    steps.push({ node: at, choice })
    at = next
  }
  return { steps, at }
}

export function reachedFrom(
  graph: Graph,
  start: string,
  along: (choice: EncounterChoice) => boolean = () => true,
): Set<string> {
  const nodes = nodesById(graph)
  const reached = new Set<string>()
  const waiting = [start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = nodes.get(id)
    if (!node || reached.has(id)) continue
    reached.add(id)
    waiting.push(...(node.choices ?? []).filter(along).map(({ to }) => to))
  }
  return reached
}

interface ChoicePlace {
  node: number
  choice: number
}

/** Post-order, and the first choice that closes a loop. Iterative, so that long graphs can't overflow the stack. */
function search({ nodes }: Graph): { after: EncounterNode[]; loop: ChoicePlace | null } {
  const places = new Map(nodes.map(({ id }, index) => [id, index]))
  const open = new Set<number>()
  const done = new Set<number>()
  const after: EncounterNode[] = []
  for (const start of nodes.keys()) {
    const way: ChoicePlace[] = []
    const enter = (node: number | undefined) => {
      if (node === undefined || done.has(node)) return
      open.add(node)
      way.push({ node, choice: 0 })
    }
    enter(start)
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const node = nodes[top.node] as EncounterNode
      const choice = node.choices?.[top.choice]
      if (choice) {
        const to = places.get(choice.to)
        if (to !== undefined && open.has(to)) return { after, loop: { ...top } }
        top.choice += 1
        enter(to)
      } else {
        way.pop()
        open.delete(top.node)
        done.add(top.node)
        after.push(node)
      }
    }
  }
  return { after, loop: null }
}

export function findLoop(graph: Graph): ChoicePlace | null {
  return search(graph).loop
}

export interface Measures {
  /** In decisions from the first node to an end, as is `longest`. */
  shortest: number
  longest: number
  /** Paths of expert and sound choices only, to a sound end. */
  soundPaths: number
}

const none: Measures = { shortest: 0, longest: 0, soundPaths: 0 }

/** For a graph without loops; visits each node once. */
export function measure(graph: Graph): Measures {
  const known = new Map<string, Measures>()
  for (const { id, choices, end } of search(graph).after) {
    const ways = choices?.map((choice) => ({ choice, after: known.get(choice.to) ?? none }))
    known.set(id, ways ? summed(ways) : { ...none, soundPaths: end?.outcome === 'sound' ? 1 : 0 })
  }
  return known.get(graph.nodes[0]?.id ?? '') ?? none
}

function summed(ways: readonly { choice: EncounterChoice; after: Measures }[]): Measures {
  const sound = ways.filter(({ choice }) => choice.grade !== 'costly')
  return {
    shortest: 1 + Math.min(...ways.map(({ after }) => after.shortest)),
    longest: 1 + Math.max(...ways.map(({ after }) => after.longest)),
    soundPaths: sound.reduce((sum, { after }) => sum + after.soundPaths, 0),
  }
}
