import type { ReactNode } from 'react'
import { Picture } from '@/app/_http/picture'
import { Button } from '@/app/_ui/form/button'
import type { Course, Unit } from '@/lib/content/course/schema'

type Props = { course: Course; unit: Unit; title: string; cost: string; button: string; children: ReactNode }

/** One way to begin, with what it costs. */
export function Way({ course, unit, title, cost, button, children }: Props) {
  const module = course.modules.find(({ units }) => units.some(({ id }) => id === unit.id))
  return (
    <li className="card">
      {module?.cover && <Picture kind="cover" name={`cover-${module.cover}`} alt="" />}
      <h2>{title}</h2>
      <p>
        <strong>{cost}</strong>
      </p>
      <p>{children}</p>
      <form method="post" action={`/learn/${course.slug}/enrollment`}>
        <input type="hidden" name="unit" value={unit.slug} />
        <Button>{button}</Button>
      </form>
    </li>
  )
}
