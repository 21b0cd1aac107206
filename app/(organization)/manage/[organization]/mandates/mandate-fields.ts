import type { z } from 'zod'
import type { Course } from '@/lib/content/course/schema'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import type { MandateVersionView } from '@/lib/record/mandate/rule'
import type { mandateInput } from '@/lib/record/mandate/schema'
import type { TopicHours } from '@/lib/record/mandate/topics'

const texts = [
  'title',
  'authority',
  'citation',
  'hours',
  'topics',
  'cycle',
  'months',
  'firstDays',
  'years',
  'endsOn',
  'effectiveFrom',
  'effectiveUntil',
] as const
const boxes = ['needsApproval', 'countsClassroom'] as const

/** The names of a course's fields. */
export const fieldsOf = ({ id }: Course) => ({
  counts: `counts-${id}`,
  approval: `approval-${id}`,
  topics: `topics-${id}`,
})

type Values = Record<string, string>

/** To show the form again as it was sent. */
export function typedValues(form: URLSearchParams, courses: readonly Course[]): Values {
  const names = courses.flatMap((course) => Object.values(fieldsOf(course)))
  return Object.fromEntries([...texts, ...boxes, ...names].map((name) => [name, form.get(name) ?? '']))
}

export function typedMandate(values: Values, courses: readonly Course[]): z.input<typeof mandateInput> {
  const text = Object.fromEntries(texts.map((name) => [name, values[name] ?? ''])) as Record<
    (typeof texts)[number],
    string
  >
  const chosen = courses.filter((course) => values[fieldsOf(course).counts])
  return {
    ...text,
    cycle: text.cycle as 'interval' | 'period',
    needsApproval: Boolean(values.needsApproval),
    countsClassroom: Boolean(values.countsClassroom),
    courses: chosen.map((course) => {
      const { approval, topics } = fieldsOf(course)
      return {
        courseId: course.id,
        approvalNumber: values[approval] ?? '',
        topics: values[topics] ?? '',
      }
    }),
  }
}

/** A version's rule as the form's values. */
export function mandateValues({ rule, effectiveUntil }: MandateVersionView, courses: readonly Course[]): Values {
  const { title, authority, citation, cycle } = rule
  const ofCourses = courses.flatMap((course) => {
    const { counts, approval, topics } = fieldsOf(course)
    const one = rule.courses.find(({ courseId }) => courseId === course.id)
    return [
      [counts, one ? 'yes' : ''],
      [approval, one?.approvalNumber ?? ''],
      [topics, topicLinesOf(one?.topics ?? [])],
    ]
  })
  return {
    ...{ title, authority, citation, hours: hoursOf(rule), topics: topicLinesOf(rule.topics) },
    cycle: cycle.kind,
    ...(cycle.kind === 'interval'
      ? { months: String(cycle.months) }
      : { years: String(cycle.years), endsOn: cycle.endsOn }),
    firstDays: String(rule.firstDays),
    needsApproval: rule.needsApproval ? 'yes' : '',
    countsClassroom: rule.countsClassroom ? 'yes' : '',
    effectiveUntil: effectiveUntil ?? '',
    ...Object.fromEntries(ofCourses),
  }
}

function topicLinesOf(topics: TopicHours): string {
  return topics.map(({ name, minutes }) => `${name}: ${hoursOf({ minutes })}`).join('\n')
}
