import type { ComponentProps } from 'react'
import type { ButtonKind } from './button'

type Props = Omit<ComponentProps<'a'>, 'style' | 'className' | 'href'> & { href: string; kind?: ButtonKind }

/** Looks like a button but navigates, so it stays a link. */
export function ButtonLink({ kind = 'primary', children, ...rest }: Props) {
  return (
    <a {...rest} className={`btn btn-${kind}`}>
      {children}
    </a>
  )
}
