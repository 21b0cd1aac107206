import { Button } from '@/app/_ui/form/button'
import type { Course } from '@/lib/content/course/schema'

type Props = {
  /** Posts `course` and `rule`. */
  action: string
  courses: readonly Course[]
  /** By course, since when the organization holds certificates itself. */
  rules: ReadonlyMap<string, Date>
  day: (at: Date) => string
}

/** An organization can be stricter than a course, never more lenient. */
export function TimeRules({ action, courses, rules, day }: Props) {
  return courses.map(({ id, title, time }) => {
    const since = rules.get(id)
    const share = `${Math.round(time.minimumShare * 100)}%`
    return (
      <section key={id} className="card">
        <h2>{title}</h2>
        {time.rule === 'hold' ? (
          <p>
            The course holds the certificate until {share} of each lesson’s minutes is counted. An organization can’t
            change that.
          </p>
        ) : (
          <form method="post" action={action}>
            <p>
              {since
                ? `Your organization holds the certificate until ${share} of each lesson’s minutes is counted, for people who start the course after ${day(since)}.`
                : 'The course tells learners about too little time and flags it for coordinators. It holds nothing back.'}
            </p>
            <input type="hidden" name="course" value={id} />
            <input type="hidden" name="rule" value={since ? 'inform' : 'hold'} />
            <Button kind="quiet">
              {since ? 'Stop holding certificates' : 'Hold certificates for too little time'}
            </Button>
          </form>
        )}
      </section>
    )
  })
}
