import { StatusMark } from './status-mark'

type Props = {
  title: string
  href: string
  units: { href: string; title: string; status?: 'done' | 'todo'; current?: boolean }[]
}

/** The course at a glance beside a lesson; shows where the reader is. Goes into `LessonLayout`'s `outline`. */
export function CourseOutline({ title, href, units }: Props) {
  return (
    <>
      <p className="outline-title">
        <a href={href}>{title}</a>
      </p>
      <ol className="outline-units">
        {units.map((unit) => (
          <li key={unit.href}>
            <a href={unit.href} aria-current={unit.current ? 'page' : undefined}>
              {unit.title}
              {unit.status === 'done' && (
                <>
                  <StatusMark status="done" />
                  <span className="vh"> (done)</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ol>
    </>
  )
}
