/** Stands in the prerendered frame where the `main` of a document goes. */
export const mainMark = 'northlight-main'

/** A prerendered page without React's client: no framework script, no inline script, nothing to hydrate. */
export function withoutReact(html: string): string {
  return html
    .replace(/<script\b(?![^>]*\bsrc="\/assets\/)[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link rel="preload" as="script"[^>]*>/g, '')
}

export interface Frame {
  before: string
  after: string
}

/** What stands around the `main` of a page with this title. Throws when the page has no place for it. */
export function frameOf(html: string, title: string): Frame {
  const [before, after] = html.split(`<main>${mainMark}</main>`)
  if (before === undefined || after === undefined) throw new Error('the frame has no place for the main of a document')
  const titled = `<title>${escapeText(title)} - Northlight</title>`
  return { before: before.replace(/<title>.*?<\/title>/, () => titled), after }
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}
