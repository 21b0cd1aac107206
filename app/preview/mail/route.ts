import { listKinds, previewOf, respondPreview } from './preview'

const asText = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Each kind of mail with made-up data, in `npm run dev`. */
export function GET(): Response {
  const sections = listKinds().map((kind) => {
    const { subject, text } = previewOf(kind)
    return `<h2>${kind}</h2><p>Subject: <strong>${asText(subject)}</strong></p><pre>${asText(text)}</pre><p><a href="/preview/mail/${kind}">The HTML part of ${kind}</a></p>`
  })
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Mails</title>`
  return respondPreview(
    `<!doctype html><html lang="en"><head>${head}</head><body><h1>Mails</h1>${sections.join('')}</body></html>`,
  )
}
