import type { Learner } from '@/lib/people/account/actor'
import type { World } from '@/lib/platform/world'
import { demoWorld } from './demo-world'
import { stillWorld } from './factories'

export type DemoClock = ReturnType<typeof stillWorld>

/** Deterministic except for ids, some of which an interrupted start may have used. */
export function clockOf({ email }: Pick<Learner, 'email'>, at: string): DemoClock {
  return { ...stillWorld(at), random: demoWorld(`${email} ${at}`).random }
}

/** Advances by some seconds with each reading. */
export function moving(clock: DemoClock, seconds: number): World {
  return {
    ...clock,
    now: () => {
      clock.pass(seconds / 60)
      return clock.now()
    },
  }
}
