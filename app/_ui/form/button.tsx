import type { ComponentProps } from 'react'

export type ButtonKind = 'primary' | 'quiet' | 'danger'

type Props = Omit<ComponentProps<'button'>, 'style' | 'className'> & { kind?: ButtonKind }

/** Submits its form unless `type="button"`. */
export function Button({ kind = 'primary', type = 'submit', ...rest }: Props) {
  return <button {...rest} type={type} className={`btn btn-${kind}`} />
}
