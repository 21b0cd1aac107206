import type { Module } from '@/lib/content/course/schema'
import type { Progress, ProgressUnit } from '@/lib/training/progress/queries'

export interface Milestone {
  /** The share that is done. */
  text: string
  /** After the last unit, what the learner can do now. */
  ability: string | null
  isDone: boolean
  isBegun: boolean
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
    return {
      text: `${done} of ${own.length} done`,
      ability: null,
      isDone: own.length > 0 && left.length === 0,
      isBegun: done > 0,
      minutesLeft,
    }
  const outcome = own.some(({ waived }) => waived) ? undefined : (module.outcome ?? module.objectives[0]?.text)
  const ability = outcome ? `You can now ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}.` : null
  return { text: 'Done', ability, isDone: true, isBegun: true, minutesLeft: 0 }
}
