import type { outlineOf } from '@/lib/content/course/version'
import { escaped, packetPage } from './page'

export function outlinePage(
  version: { title: string; edition: string; hash: string; lawAsOf: Date },
  { modules }: ReturnType<typeof outlineOf>,
): string {
  const body = modules.map(({ title, units }) => {
    const items = units.map((unit) => `<li>${escaped(unit.title)} (${unit.kind})</li>`).join('')
    return `<h2>${escaped(title)}</h2><ol>${items}</ol>`
  })
  const said = `Edition ${version.edition}, law as of ${version.lawAsOf.toISOString().slice(0, 10)}, hash ${version.hash}.`
  return packetPage(version.title, [`<p>${escaped(said)}</p>`, ...body].join('\n'))
}
