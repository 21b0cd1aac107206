import type { Learner } from '@/lib/people/account/actor'
import type { World } from '@/lib/platform/world'
import { demoWorld } from './demo-world'
import { stillWorld } from './factories'

/** A clock of the demonstration that stands at a moment until it is moved on, for what hangs on how much time passes. */
export type Clock = ReturnType<typeof stillWorld>

/** Chance is the same each time; ids are not, or a start that was cut short would ask for those that it had used. */
export function clockOf({ email }: Pick<Learner, 'email'>, at: string): Clock {
  return { ...stillWorld(at), random: demoWorld(`${email} ${at}`).random }
}

/** The same clock, moved on by so many seconds with each question. */
export function moving(clock: Clock, seconds: number): World {
  return {
    ...clock,
    now: () => {
      clock.pass(seconds / 60)
      return clock.now()
    },
  }
}
