import type { ReactNode } from 'react'

type Props = {
  /** reading: 44rem; form: 34rem; wide: 80rem, for tables and lists; result: 44rem, and a column beside it. */
  width: 'reading' | 'form' | 'wide' | 'result'
  children: ReactNode
}

/** Lessons use `LessonLayout`, which has its own `main`. */
export function Page({ width, children }: Props) {
  return (
    <main id="main" className={`page page-${width}`} tabIndex={-1}>
      {children}
    </main>
  )
}
