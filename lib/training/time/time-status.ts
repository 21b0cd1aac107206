import type { Course, Unit } from '@/lib/content/course/schema'
import { expectedMs } from './minimum'
import type { TimeOn } from './queries'
import { beganSentence, expectedSentence, readAndShortSentence } from './sentence'

export interface TimeStatus {
  activeSeconds: number
  minimumSeconds: number
  begun: boolean
  sentence: string
}

export function timeStatus(course: Course, unit: Unit, time: TimeOn, begun = false): TimeStatus {
  const { activeMs, completed } = time
  const activeSeconds = Math.floor(activeMs / 1000)
  if (unit.kind !== 'lesson') return { activeSeconds, minimumSeconds: 0, begun, sentence: '' }
  const minimum = expectedMs(course, unit, time)
  const expected = completed ? readAndShortSentence(activeMs, minimum) : expectedSentence(activeMs, minimum)
  return {
    activeSeconds,
    minimumSeconds: Math.ceil(minimum / 1000),
    begun,
    sentence: begun ? beganSentence : expected,
  }
}
