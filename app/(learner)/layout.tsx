import type { ReactNode } from 'react'
import { Shell } from '@/app/_ui/shell'

export default function LearnerLayout({ children }: { children: ReactNode }) {
  return <Shell audience="learner">{children}</Shell>
}
