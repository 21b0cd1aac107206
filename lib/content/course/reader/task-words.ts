import type { TaskSource } from '../task-source'
import type { TaskContent } from './content'
import type { Place } from './problem'

/** A statement of the answer, which facts support. */
interface Decided {
  text: string
  facts: string[]
  path: PropertyKey[]
}

export function decidedIn(task: TaskSource): Decided[] {
  if (task.interaction === 'hottext')
    return task.lines.map(({ why, facts }, index) => ({ text: why, facts, path: ['lines', index] }))
  if (task.interaction === 'order' || task.interaction === 'match')
    return task.options.map(({ explanation, facts }, index) => ({
      text: explanation,
      facts,
      path: ['options', index],
    }))
  return [
    ...task.fields.map(({ model, facts }, index) => ({ text: model, facts, path: ['fields', index] })),
    ...task.checklist.map(({ text, facts }, index) => ({ text, facts, path: ['checklist', index] })),
  ]
}

export function factPlaces({ value, at }: Pick<TaskContent, 'value' | 'at'>): { id: string; place: Place }[] {
  const parts = [{ facts: value.facts, path: [] as PropertyKey[] }, ...decidedIn(value)]
  return parts.flatMap(({ facts, path }) => facts.map((id, index) => ({ id, place: at(...path, 'facts', index) })))
}

export function factsOfTask(task: TaskSource): string[] {
  return [...new Set([...task.facts, ...decidedIn(task).flatMap(({ facts }) => facts)])]
}

export function textsOfTask(task: TaskSource): string[] {
  const given = task.material.flatMap(({ text = '', lines }) => [...text.split('\n'), ...lines])
  const decided = decidedIn(task).flatMap(({ text }) => text.split('\n'))
  return [task.setting, task.ask, ...given, ...ownTexts(task), ...decided]
}

function ownTexts(task: TaskSource): string[] {
  if (task.interaction === 'hottext') return task.lines.map(({ text }) => text)
  if (task.interaction === 'match') return [...task.options, ...task.targets].map(({ text }) => text)
  return task.interaction === 'order' ? task.options.map(({ text }) => text) : []
}
