import type { outlineOf } from '@/lib/content/course/version'
import { html } from '@/lib/platform/file/html'
import { packetPage } from './page'

export function plainOutlinePage(
  version: { title: string; edition: string; hash: string; lawAsOf: Date },
  { modules }: ReturnType<typeof outlineOf>,
): string {
  const body = modules.map(({ title, units }) => {
    const items = units.map((unit) => html`<li>${unit.title} (${unit.kind})</li>`)
    return html`\n<h2>${title}</h2><ol>${items}</ol>`
  })
  const editionLine = `Edition ${version.edition}, law as of ${version.lawAsOf.toISOString().slice(0, 10)}, hash ${version.hash}.`
  return packetPage(version.title, html`<p>${editionLine}</p>${body}`)
}
