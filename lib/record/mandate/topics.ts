import { z } from 'zod'
import { typedLine } from '@/lib/platform/typed-line'
import { minutesFromHours } from '@/lib/record/classroom/schema'

export const topicHours = z.array(z.object({ name: z.string(), minutes: z.number().int() }))
export type TopicHours = z.infer<typeof topicHours>

const topicName = typedLine.pipe(z.string().min(1).max(120))
const topicMinutes = minutesFromHours.pipe(z.number().min(1))

/** Compares names without case. */
export function findTopic<Topic extends { name: string }>(topics: readonly Topic[], name: string): Topic | undefined {
  const key = name.toLowerCase()
  return topics.find((one) => one.name.toLowerCase() === key)
}

export function sumMinutes(parts: readonly { minutes: number }[]): number {
  return parts.reduce((sum, one) => sum + one.minutes, 0)
}

/** Lines such as `Interviewing: 1.5`. Null if one of them has no name or hours, or a name comes twice. */
export function readTopics(text: string): TopicHours | null {
  const topics: TopicHours = []
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const at = line.lastIndexOf(':')
    const name = topicName.safeParse(line.slice(0, Math.max(at, 0)))
    const minutes = topicMinutes.safeParse(line.slice(at + 1))
    if (!name.success || !minutes.success || findTopic(topics, name.data)) return null
    topics.push({ name: name.data, minutes: minutes.data })
  }
  return topics
}
