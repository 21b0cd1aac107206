import type { ReactElement } from 'react'
import { lastCourseEdit, loadCatalog } from '@/lib/content/course/catalog/load'
import { Shell, type ShellProps, type SiteWords } from './shell'

export interface DocumentContent extends ShellProps {
  main: ReactElement
}

export async function renderDocument({ main, ...shell }: DocumentContent): Promise<string> {
  // Next rejects a static import of react-dom/server in a route handler.
  const { renderToStaticMarkup } = await import('react-dom/server')
  // Must come first: loading the catalog sets lastCourseEdit().
  const site = await siteWords()
  const framed = (
    <Shell {...shell} site={site} courseEdit={lastCourseEdit()}>
      {main}
    </Shell>
  )
  return `<!DOCTYPE html>${renderToStaticMarkup(framed)}`
}

/** Null when the courses can't be read, so that an error page still renders. */
async function siteWords(): Promise<SiteWords | null> {
  const catalog = await loadCatalog().catch(() => null)
  if (!catalog) return null
  const { site, help } = catalog
  return { description: site.description, emergency: help.find(({ fact }) => fact === site.emergency)?.phone }
}
