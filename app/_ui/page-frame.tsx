import type { ReactNode } from 'react'

type Props = {
  /** reading: 44rem of text; form: 34rem; wide: tables and lists, 80rem. */
  width: 'reading' | 'form' | 'wide'
  children: ReactNode
}

/** The `main` of a page. Lessons use `LessonLayout` instead, which has its own. */
export function Page({ width, children }: Props) {
  return (
    <main id="main" className={`page page-${width}`} tabIndex={-1}>
      {children}
    </main>
  )
}
