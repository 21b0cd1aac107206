import { expertPath, type Path, type Taken } from '@/lib/content/course/encounter-graph'
import type { EncounterNode } from '@/lib/content/course/encounter-source'
import type { Encounter } from '@/lib/content/course/schema'

export interface DebriefRow {
  own: EncounterNode | null
  expert: EncounterNode | null
}

export interface DebriefStep extends Taken {
  instead: Taken['choice'] | null
  turned: boolean
}

export interface Debrief {
  end: EncounterNode
  steps: DebriefStep[]
  expert: Path
  rows: DebriefRow[]
}

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

/** In an acyclic graph both paths visit shared nodes in the same order, so the parts between are independent. */
export function align(own: readonly EncounterNode[], expert: readonly EncounterNode[]): DebriefRow[] {
  const rows: DebriefRow[] = []
  let left = 0
  let right = 0
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
