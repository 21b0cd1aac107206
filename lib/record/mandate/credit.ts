import { type MandateRule, type MandateVersionView, versionOn } from './rule'
import { findTopic, sumMinutes, type TopicHours } from './topics'

/** Training on a person's record, whether or not it counts for a mandate. */
export interface Credit {
  id: string
  /** Null: training outside this site's courses. */
  courseId: string | null
  title: string
  /** `2027-01-31`. */
  on: string
  minutes: number
  /** Named by a classroom session or another provider's certificate. */
  topics: readonly string[]
  /** A certificate's serial, or the id of a session or of another provider's certificate. */
  source: string
  /** The other provider. */
  provider: string | null
  revokedOn: string | null
}

export type Counting = 'counts' | 'not-approved' | 'revoked'

/** A credit under the rule in force on its day. */
export interface CountedCredit {
  credit: Credit
  counting: Counting
  approvalNumber: string | null
  minutes: number
  topics: TopicHours
}

/** Null: it counts in no way. */
export function countCredit(versions: readonly MandateVersionView[], credit: Credit): CountedCredit | null {
  const rule = versionOn(versions, credit.on)?.rule
  if (!rule) return null
  return credit.courseId === null ? countOutside(rule, credit) : countCourse(rule, credit)
}

function countCourse(rule: MandateRule, credit: Credit): CountedCredit | null {
  const course = rule.courses.find(({ courseId }) => courseId === credit.courseId)
  if (!course) return null
  const { approvalNumber } = course
  const isApproved = !rule.needsApproval || approvalNumber !== null
  const counting = credit.revokedOn ? 'revoked' : isApproved ? 'counts' : 'not-approved'
  return { credit, counting, approvalNumber, minutes: credit.minutes, topics: within(course.topics, credit.minutes) }
}

/** A certificate with fewer hours, after waivers, gives no topic more than its own. */
function within(topics: TopicHours, minutes: number): TopicHours {
  let left = minutes
  return topics.map((topic) => {
    const counted = Math.min(topic.minutes, left)
    left -= counted
    return { ...topic, minutes: counted }
  })
}

/** Training on several of the topics counts toward the hours but toward no topic, because its split isn't recorded. */
function countOutside(rule: MandateRule, credit: Credit): CountedCredit | null {
  const { minutes } = credit
  const named = rule.topics.filter(({ name }) => credit.topics.some((one) => findTopic([{ name }], one)))
  if (!rule.countsClassroom || (rule.topics.length > 0 && named.length === 0)) return null
  const [topic] = named
  const topics = topic && named.length === 1 ? [{ name: topic.name, minutes }] : []
  return { credit, counting: rule.needsApproval ? 'not-approved' : 'counts', approvalNumber: null, minutes, topics }
}

export interface HoursTally {
  /** Null: the hours in all. */
  topic: string | null
  required: number
  counted: number
}

/** In all, then each topic. */
export function tallyOf(rule: MandateRule, counted: readonly CountedCredit[]): HoursTally[] {
  const topics = counted.flatMap((one) => one.topics)
  return [
    { topic: null, required: rule.minutes, counted: sumMinutes(counted) },
    ...rule.topics.map(({ name, minutes }) => ({
      topic: name,
      required: minutes,
      counted: sumMinutes(topics.filter((one) => findTopic([{ name }], one.name))),
    })),
  ]
}

export function isEnough(rule: MandateRule, counted: readonly CountedCredit[]): boolean {
  return tallyOf(rule, counted).every((one) => one.counted >= one.required)
}
