import { expect, test } from 'vitest'
import { type MailKind, mailKinds } from './kinds'
import { previews } from './previews'
import { render } from './render'

const all = (Object.keys(mailKinds) as MailKind[]).map((kind) => ({
  kind,
  data: previews[kind],
  ...render(kind, previews[kind] as never),
}))

test.each(all)('$kind does not mention what the training is about', ({ subject, text, html }) => {
  const telling = /traffick|victim|migrant|refugee|police|officer|certificate|exploit|score|passed|failed/i
  for (const part of [subject, text, html]) expect(part).not.toMatch(telling)
  expect(subject.length).toBeLessThan(50)
})

const notices = all.map(({ kind }) => kind).filter((kind) => !/^(spaced-case|follow-up)/.test(kind))

test.each(all)(
  '$kind has the link, and how to stop unless it is a notice, in both parts',
  ({ kind, text, html, data }) => {
    const links = [...text.matchAll(/https?:\S+/g)].map(([link]) => link)
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link)).toEqual(links)
    const stop = 'unsubscribeUrl' in data ? [data.unsubscribeUrl, `${data.site}/practice`] : []
    expect(links).toHaveLength(notices.includes(kind) ? 1 : 3)
    expect(links.slice(1)).toEqual(stop)
  },
)

test.each(all)('$kind loads nothing and fits dark mode', ({ html }) => {
  expect(html).not.toMatch(/<(img|script|link|iframe|table|style)|url\(|src=|background|[^-]color:/)
})

test('a checkpoint keeps its line breaks in both parts', () => {
  const { text, html } = render('checkpoint', previews.checkpoint)
  expect(previews.checkpoint.note.split('\n').length).toBeGreaterThan(3)
  expect(text).toContain(previews.checkpoint.note)
  const [, style] = /<p style="([^"]*)">The same checkpoint with its signature:\n\n/.exec(html) ?? []
  expect(style).toContain('white-space:pre-wrap')
})

test('a name is plain text on one line in both parts', () => {
  const name = 'Ann <b>\r\n"O\'Neil"</b> & Co'
  const { text, html } = render('follow-up', { ...previews['follow-up'], name })
  expect(text).toContain('Hello Ann <b> "O\'Neil"</b> & Co,\n')
  expect(html).toContain('<bdi>Ann &lt;b&gt; &quot;O&#39;Neil&quot;&lt;/b&gt; &amp; Co</bdi>')
})
