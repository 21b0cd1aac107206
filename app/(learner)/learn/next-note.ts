import type { Unit } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { findReadingPlace } from '@/lib/training/lesson/queries'

/** How far the next unit is, and how long the rest of it takes: Step 2 of 6, about 5 minutes. */
export async function noteOn(learner: Learner, next: Unit | null): Promise<string> {
  if (!next) return ''
  if (next.kind !== 'lesson') return inMinutes('About', next.minutes)
  const { steps } = next
  const place = await findReadingPlace(learner, next)
  const index = steps.findIndex(({ id }) => id === place)
  if (index < 1) return inMinutes(`${steps.length} steps, about`, next.minutes)
  const left = steps.slice(index).reduce((sum, { minutes }) => sum + minutes, 0)
  return inMinutes(`Step ${index + 1} of ${steps.length}, about`, left)
}

function inMinutes(before: string, minutes: number): string {
  const whole = Math.max(1, Math.ceil(minutes))
  return `${before} ${whole === 1 ? '1 minute' : `${whole} minutes`}`
}
