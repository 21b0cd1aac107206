import type { DocumentContent } from '@/app/_http/render'
import type { Catalog } from '@/lib/content/course/schema'
import { findHelpPage, type HelpPage } from '@/lib/content/help/help-page'
import { isLanguage, languages } from '@/lib/people/account/first-language'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/error'
import { HelpCard } from './help-card'
import { HelpMain } from './help-main'

interface Found {
  page: HelpPage
  missing: string | null
  address: string
}

/** A language we know but don't offer gets the English page, which says so: a dead end would help nobody. */
function findHelp(catalog: Catalog, code: string): Found {
  const own = findHelpPage(catalog, code)
  const page = own ?? (isLanguage(code) && code !== 'other' ? findHelpPage(catalog, 'en') : null)
  if (!page) throw notFound()
  const address = page.code === 'en' ? `${env.APP_URL}/help` : `${env.APP_URL}/help/${page.code}`
  return { page, missing: own ? null : languages[code as keyof typeof languages], address }
}

export function helpAnswer(catalog: Catalog, code: string): DocumentContent {
  const { page, missing, address } = findHelp(catalog, code)
  const { title, lead } = page
  const main = <HelpMain page={page} missing={missing} address={address} />
  return { title, audience: 'public', current: '/help', description: lead, main }
}

/** Neither its title nor the preview of its link tells what it is for. */
export function cardAnswer(catalog: Catalog, code: string): DocumentContent {
  const { page } = findHelp(catalog, code)
  const { title } = page.card
  return { title, audience: 'public', description: title, main: <HelpCard page={page} /> }
}
