import type { Module } from '@/lib/content/course/schema'
import type { Progress, ProgressUnit } from '@/lib/training/progress/queries'

export interface Milestone {
  /** The share that is done; after the last unit, what the learner can do now. */
  text: string
  isDone: boolean
  /** Of the required units that are left. */
  minutesLeft: number
}

export function unitsIn({ units }: Module, progress: Progress): ProgressUnit[] {
  const ids = new Set(units.map(({ id }) => id))
  return progress.units.filter(({ unit }) => ids.has(unit.id))
}

/** `units` are those of the module. */
export function milestoneOf(module: Module, units: readonly ProgressUnit[]): Milestone {
  const own = units.filter(({ asked }) => asked)
  const left = own.filter((one) => one.again || !(one.done || one.waived))
  const minutesLeft = left.reduce((sum, { unit }) => sum + unit.minutes, 0)
  const done = own.filter((one) => one.done && !one.again).length
  if (done < own.length || own.length === 0)
    return { text: `${done} of ${own.length} done`, isDone: own.length > 0 && left.length === 0, minutesLeft }
  const [first] = module.objectives
  const text =
    first && !own.some(({ waived }) => waived)
      ? `Done. You can now ${first.text.charAt(0).toLowerCase()}${first.text.slice(1)}.`
      : 'Done'
  return { text, isDone: true, minutesLeft: 0 }
}
