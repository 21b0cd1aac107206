import type { ReactNode } from 'react'
import { Shell } from '@/app/_ui/shell'

export default function ManageLayout({ children }: { children: ReactNode }) {
  return (
    <Shell audience="manage" current="/manage">
      {children}
    </Shell>
  )
}
