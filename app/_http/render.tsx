import type { ReactElement } from 'react'
import { Shell, type ShellProps } from './shell'

export interface DocumentContent extends ShellProps {
  main: ReactElement
}

export async function renderDocument({ main, ...shell }: DocumentContent): Promise<string> {
  // Next rejects a static import of react-dom/server in a route handler.
  const { renderToStaticMarkup } = await import('react-dom/server')
  return `<!DOCTYPE html>${renderToStaticMarkup(<Shell {...shell}>{main}</Shell>)}`
}
