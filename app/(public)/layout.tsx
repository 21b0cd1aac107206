import type { ReactNode } from 'react'
import { Shell } from '@/app/_ui/shell'

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <Shell audience="public">{children}</Shell>
}
