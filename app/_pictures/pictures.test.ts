import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sceneWords } from './scene-words'

const pictures = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.svg'))
  .map((name) => ({ name, text: readFileSync(path.join(import.meta.dirname, name), 'utf8') }))
const sizes: Record<string, string> = { scene: '0 0 640 360', cover: '0 0 480 300', door: '0 0 64 88' }

test('pictures are small, have colors for a dark page, and ask nobody else for anything', () => {
  expect(pictures.length).toBeGreaterThan(25)
  for (const { name, text } of pictures) {
    expect([name, text.length < 12_000, text.includes('prefers-color-scheme:dark')]).toEqual([name, true, true])
    expect([name, text.match(/<script|\bhref=|\burl\(|@import|<image|<text|\bon\w+=|&\w+;|<!/g)]).toEqual([name, null])
  }
})

test('pictures of one kind have one size', () => {
  for (const { name, text } of pictures) {
    const size = sizes[name.split('-')[0] ?? '']
    if (size) expect([name, /viewBox="([^"]*)"/.exec(text)?.[1]]).toEqual([name, size])
  }
})

test('each scene has a text alternative, which is the description in its file', () => {
  const scenes = pictures.filter(({ name }) => name.startsWith('scene-'))
  const words = scenes.map(({ name, text }) => [name.slice(6, -4), /<desc[^>]*>([^<]{40,250})<\/desc>/.exec(text)?.[1]])
  expect(Object.fromEntries(words)).toEqual(sceneWords)
})

/** Far is pale, near is dark, and yellow marks light alone: every fill is one of the palette's. */
test('scenes and covers use the palette alone', () => {
  for (const { name, text } of pictures.filter((one) => /^(?:scene|cover)-/.test(one.name))) {
    const drawn = text.replace(/<style>.*?<\/style>/s, '')
    expect([name, drawn.match(/\b(?:fill|stroke)="(?!none)[^"]*"|#[0-9a-f]{3,6}\b|Gradient|<filter/g)]).toEqual([
      name,
      null,
    ])
  }
})
