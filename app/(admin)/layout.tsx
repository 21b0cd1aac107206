import type { ReactNode } from 'react'
import { Shell } from '@/app/_ui/shell'

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <Shell audience="manage">{children}</Shell>
}
