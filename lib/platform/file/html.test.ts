import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeHtml, html, Markup } from './html'

test('a template escapes text and keeps nested markup', () => {
  const name = html`<bdi>${'Ann <b> "O\'Neil" & Co'}</bdi>`
  expect(String(html`<p title="${'"'}">${name}: ${3}</p>`)).toBe(
    '<p title="&quot;"><bdi>Ann &lt;b&gt; &quot;O&#39;Neil&quot; &amp; Co</bdi>: 3</p>',
  )
})

test('a template joins arrays, and escapes the text in them', () => {
  expect(String(html`<ul>${['<', html`<li>a</li>`, ['b', 'c']]}</ul>`)).toBe('<ul>&lt;<li>a</li>bc</ul>')
  expect(String(html`${[]}`)).toBe('')
})

test('a template keeps text that looks like a replacement pattern', () => {
  expect(String(html`<i>${'$& $1'}</i>${new Markup('$&')}`)).toBe('<i>$&amp; $1</i>$&')
})

test('escaped text has no character that could end an element or a quoted attribute', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/)
    }),
  )
})
