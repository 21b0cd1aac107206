import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import type { Course } from '@/lib/content/course/schema'

interface Past {
  href: string
  link: string
  after?: string
}

export function UnitEnd({ course, title, past }: { course: Course; title: string; past: Past[] }) {
  return (
    <>
      {past.length > 0 && (
        <section>
          <h2>{title}</h2>
          <ul>
            {past.map(({ href, link, after }) => (
              <li key={href}>
                <a href={href}>{link}</a>
                {after}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ButtonRow>
        <ButtonLink kind="quiet" href={`/learn/${course.slug}`}>
          Course outline
        </ButtonLink>
      </ButtonRow>
    </>
  )
}
