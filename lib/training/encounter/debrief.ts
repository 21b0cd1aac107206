import { expertPath, type Path, type Taken } from '@/lib/content/course/encounter-graph'
import type { EncounterNode } from '@/lib/content/course/encounter-source'
import type { Encounter } from '@/lib/content/course/schema'

/** A row of the drawing: where the learner stood and where the expert stood; one node where both did. */
export interface DebriefRow {
  own: EncounterNode | null
  expert: EncounterNode | null
}

export interface DebriefStep extends Taken {
  /** What the expert would have chosen there; null where the learner chose it. */
  instead: Taken['choice'] | null
  /** Whether it is the first that cost something. */
  turned: boolean
}

export interface Debrief {
  end: EncounterNode
  steps: DebriefStep[]
  expert: Path
  rows: DebriefRow[]
}

/** A walk beside the expert's way through the same encounter. */
export function debriefOf(encounter: Encounter, path: Path): Debrief {
  const expert = expertPath(encounter)
  const turn = path.steps.findIndex(({ choice }) => choice.grade === 'costly')
  const steps = path.steps.map(({ node, choice }, index) => ({
    node,
    choice,
    instead: choice.grade === 'expert' ? null : (node.choices?.find(({ grade }) => grade === 'expert') ?? null),
    turned: index === turn,
  }))
  return { end: path.at, steps, expert, rows: align(nodesOf(path), nodesOf(expert)) }
}

function nodesOf({ steps, at }: Path): EncounterNode[] {
  return [...steps.map(({ node }) => node), at]
}

/**
 * Two ways side by side. In a graph without loops both pass the nodes that they share in one order, so between two of these
 * each runs by itself.
 */
export function align(own: readonly EncounterNode[], expert: readonly EncounterNode[]): DebriefRow[] {
  const rows: DebriefRow[] = []
  let [left, right] = [0, 0]
  const apart = (leftEnd: number, rightEnd: number) => {
    for (; left < leftEnd || right < rightEnd; left += 1, right += 1) {
      rows.push({
        own: left < leftEnd ? (own[left] ?? null) : null,
        expert: right < rightEnd ? (expert[right] ?? null) : null,
      })
    }
    left = leftEnd
    right = rightEnd
  }
  own.forEach((node, index) => {
    const shared = expert.findIndex(({ id }, place) => place >= right && id === node.id)
    if (shared < 0 || index < left) return
    apart(index, shared)
    rows.push({ own: node, expert: expert[shared] ?? null })
    left = index + 1
    right = shared + 1
  })
  apart(own.length, expert.length)
  return rows
}
