import type { ReactNode } from 'react'

/** Running text set for reading: a lesson's body, About, Privacy. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="prose">{children}</div>
}
