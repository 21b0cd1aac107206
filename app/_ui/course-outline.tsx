type Unit = { href: string; title: string; current?: boolean }

type Props = {
  title: string
  href: string
  modules: { title: string; units: Unit[] }[]
}

/** For `LessonLayout`'s `outline`; the current module is open. */
export function CourseOutline({ title, href, modules }: Props) {
  return (
    <>
      <p className="outline-title">
        <a href={href}>{title}</a>
      </p>
      {modules.map((module) => (
        <details key={module.title} className="outline-module" open={module.units.some((unit) => unit.current)}>
          <summary>{module.title}</summary>
          <ol className="outline-units">
            {module.units.map((unit) => (
              <li key={unit.href}>
                <a href={unit.href} aria-current={unit.current ? 'page' : undefined}>
                  {unit.title}
                </a>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </>
  )
}
