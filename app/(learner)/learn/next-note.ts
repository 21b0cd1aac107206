import type { Unit } from '@/lib/content/course/schema'

/** The place in the next unit and the minutes left of it: Step 2 of 6, about 5 minutes. */
export function noteOn(next: Unit | null, places: ReadonlyMap<string, string>): string {
  if (!next) return ''
  if (next.kind !== 'lesson') return inMinutes('About', next.minutes)
  const { steps } = next
  const index = steps.findIndex(({ id }) => id === places.get(next.id))
  if (index < 1) return inMinutes(`${steps.length} steps, about`, next.minutes)
  const left = steps.slice(index).reduce((sum, { minutes }) => sum + minutes, 0)
  return inMinutes(`Step ${index + 1} of ${steps.length}, about`, left)
}

function inMinutes(before: string, minutes: number): string {
  const whole = Math.max(1, Math.ceil(minutes))
  return `${before} ${whole === 1 ? '1 minute' : `${whole} minutes`}`
}
