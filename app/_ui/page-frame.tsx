import type { ReactNode } from 'react'

type Props = {
  /**
   * reading: 44rem; form: 32rem; wide: 76rem, for tables and lists; result: 44rem, and a column beside it; pair: a
   * question beside its situation on a wide window, as on a phone below it, or 44rem for a question alone.
   */
  width: 'reading' | 'form' | 'wide' | 'result' | 'pair'
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
