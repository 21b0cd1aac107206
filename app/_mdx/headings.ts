import { isValidElement, type ReactNode } from 'react'
import { headingId } from '@/lib/content/course/heading-id'

export function plainText(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(plainText).join('')
  return isValidElement<{ children?: ReactNode }>(node) ? plainText(node.props.children) : ''
}

/** The anchor after a section: the next second-level heading, or `#lesson-end`. */
export function addressAfter(section: string, source: string) {
  const ids = Array.from(source.matchAll(/^## +(.+)$/gm), ([, heading = '']) =>
    headingId(heading.replace(/<[^>]*>/g, '')),
  )
  const at = ids.indexOf(headingId(section))
  const next = at < 0 ? undefined : ids[at + 1]
  return next ? `#${next}` : '#lesson-end'
}
