import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleInput } from '@/fixtures/credential'
import { sampleIssuer } from '@/fixtures/issuer'
import { bakePng, sealImage } from './bake'
import { buildCredential } from './build'
import { bakeSvg } from './draw-badge'
import { readChunks, writeChunk } from './png-chunk'
import { signCredential } from './sign'
import { unbakePng, unbakeSvg } from './unbake'

const words = { title: 'Recognizing trafficking', edition: '1.0', issuer: 'Northlight', demonstration: false }
let json = ''

beforeAll(async () => {
  const issuer = await sampleIssuer()
  const credential = buildCredential(issuer, sampleInput({ name: 'សុខ <Ana> & "Bo" ]]> 𝔸' }))
  json = (await signCredential(issuer, credential, new Date('2026-11-25T09:00:01Z'))).json
})

/** A PNG whose chunk has these bytes after the keyword. */
function pngWith(rest: Uint8Array | string, keyword = 'openbadgecredential'): Uint8Array {
  const png = bakePng('{}')
  const chunks = readChunks(png) ?? []
  const at = chunks.find(({ type }) => type === 'iTXt')?.at ?? 0
  const chunk = writeChunk('iTXt', Buffer.concat([Buffer.from(`${keyword}\0`), Buffer.from(rest)]))
  return Buffer.concat([png.subarray(0, at), chunk, png.subarray(chunks.at(-1)?.at)])
}

const svgWith = (element: string) =>
  `<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">${element}<title>A badge</title></svg>`

describe('a baked PNG', () => {
  test('gives back the credential byte for byte', async () => {
    expect(await unbakePng(bakePng(json))).toEqual({ text: json, picture: new Uint8Array(sealImage()) })
  })

  test('is the picture with one more chunk before its end', () => {
    const types = readChunks(bakePng(json))?.map(({ type }) => type)
    expect(types?.filter((type) => type === 'iTXt')).toHaveLength(1)
    expect(types?.slice(-2)).toEqual(['iTXt', 'IEND'])
    expect(types?.[0]).toBe('IHDR')
  })

  test('returns null when one byte changed or its end is missing', async () => {
    const whole = bakePng(json)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Uint8Array.from(whole)
        changed[at] = (changed[at] ?? 0) ^ flip
        expect(await unbakePng(changed)).toBeNull()
        expect(await unbakePng(whole.subarray(0, at))).toBeNull()
      }),
    )
  })

  test('is read when compressed, with a language, or with a JWT', async () => {
    const packed = Buffer.concat([Buffer.from('\x01\0en\0badge\0', 'latin1'), deflateSync(json)])
    expect(await unbakePng(pngWith(packed))).toMatchObject({ text: json })
    expect(await unbakePng(pngWith('\0\0en\0\0ey.J.w\n'))).toMatchObject({ text: 'ey.J.w' })
  })

  test.each<[string, Uint8Array | string]>([
    ['no second zero', '\0\0en'],
    ['an unknown compression', Buffer.concat([Buffer.from('\x01\x07\0\0'), deflateSync('text')])],
    ['no zlib data', '\x01\0\0\0text'],
    ['zlib data cut short', Buffer.concat([Buffer.from('\x01\0\0\0'), deflateSync('x'.repeat(999)).subarray(0, 12)])],
    ['what is not UTF-8', Buffer.from([0, 0, 0, 0, 0xc3, 0x28])],
    ['nothing', '\0\0\0\0'],
  ])('returns null for a chunk with %s', async (_what, rest) => {
    expect(await unbakePng(pngWith(rest))).toBeNull()
  })

  test.each(['tEXt', 'zTXt', 'iTXt'])(
    'refuses a second credential in %s, and anything after the picture',
    async (type) => {
      const png = bakePng(json)
      const { at = 0 } = readChunks(png)?.at(-1) ?? {}
      for (const keyword of ['openbadgecredential', 'openbadges']) {
        const second = writeChunk(type, Buffer.from(`${keyword}\0\0\0\0\0{}`))
        for (const place of [at, 33])
          expect(await unbakePng(Buffer.concat([png.subarray(0, place), second, png.subarray(place)]))).toBe('several')
        expect(await unbakePng(Buffer.concat([png, second]))).toBe('mixed')
      }
      expect(await unbakePng(Buffer.concat([png, Buffer.from([0])]))).toBe('mixed')
    },
  )

  test('returns null for another keyword or no PNG', async () => {
    expect(await unbakePng(pngWith('\0\0\0\0{}', 'openbadges'))).toBeNull()
    expect(await unbakePng(Buffer.from('%PDF-1.7'))).toBeNull()
    expect(await unbakePng(new Uint8Array())).toBeNull()
  })

  test('stops inflating at two megabytes, and reading at too many chunks', async () => {
    const bomb = Buffer.concat([Buffer.from('\x01\0\0\0', 'latin1'), deflateSync(Buffer.alloc(60_000_000))])
    const before = process.memoryUsage().rss
    expect(await unbakePng(pngWith(bomb))).toBeNull()
    expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000)
    const empty = Buffer.from(writeChunk('tEXt', new Uint8Array()))
    const png = bakePng('{}')
    const swarm = Buffer.concat([png.subarray(0, 8), ...Array(400_000).fill(empty), png.subarray(8)])
    expect(readChunks(swarm)).toBeNull()
  })
})

describe('a baked SVG', () => {
  test('gives back the credential byte for byte', () => {
    expect(unbakeSvg(bakeSvg(json, words))).toMatchObject({ text: json })
  })

  test('gives back any text, even one that ends the CDATA section early', () => {
    const pieces = fc.constantFrom(']]>', ']]', '>', '<![CDATA[', '</openbadges:credential>', '&amp;', 'ក', '"', 'a')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = `{${parts.join('')}}`
        expect(unbakeSvg(bakeSvg(text, words))).toMatchObject({ text })
      }),
    )
  })

  test('shows and describes its course, and that a demonstration proves nothing', () => {
    const plain = bakeSvg(json, { ...words, title: 'Trafficking <of> migrants & refugees: recognize and respond' })
    expect(plain).toContain('role="img" aria-labelledby="badge-title"')
    expect(plain).toContain(
      '<title id="badge-title">Badge of Northlight: Trafficking &lt;of&gt; migrants &amp; refugees: recognize and respond, edition 1.0</title>',
    )
    expect([...plain.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual([
      'Trafficking &lt;of&gt; migrants',
      '&amp; refugees: recognize and',
      'respond',
      'Edition 1.0',
      'Northlight',
    ])
    const demonstration = bakeSvg(json, { ...words, demonstration: true })
    expect(demonstration).toContain('>DEMONSTRATION</text>')
    expect(demonstration).toContain('<title id="badge-title">Demonstration only. Badge of')
  })

  test.each([
    ['a JWT in its attribute', '<openbadges:credential verify="ey.J.w"></openbadges:credential>', 'ey.J.w'],
    ['a JWT in an empty element', "<openbadges:credential a='1'\n verify = 'ey.J.w' />", 'ey.J.w'],
    [
      'text with entities',
      '<openbadges:credential>{&quot;a&quot;: &#34;&#x3c;&#34;}</openbadges:credential>',
      '{"a": "<"}',
    ],
    [
      'text and sections',
      '<openbadges:credential> {<![CDATA["a": "&lt;"]]>}\n</openbadges:credential >',
      '{"a": "&lt;"}',
    ],
  ])('is read with %s', (_what, element, credential) => {
    expect(unbakeSvg(svgWith(element))).toMatchObject({ text: credential })
  })

  test.each([
    ['no credential', ''],
    ['an empty one', '<openbadges:credential verify=""> </openbadges:credential>'],
    ['another element', '<openbadges:credentials>{}</openbadges:credentials>'],
    ['no end', '<openbadges:credential>{}'],
    ['no end of a section', '<openbadges:credential><![CDATA[{}</openbadges:credential>'],
    ['no end of a tag', '<openbadges:credential verify="ey.J.w"'],
    ['no end of an attribute', '<openbadges:credential verify="ey.J.w>{}</openbadges:credential>'],
    ['an element inside', '<openbadges:credential><a/>{}</openbadges:credential>'],
  ])('returns null with %s', (_what, element) => {
    expect(unbakeSvg(svgWith(element))).toBeNull()
  })

  test.each([
    ['openbadges:credential', '<openbadges:credential verify="ey.J.w"/>'],
    ['openbadges:assertion', '<openbadges:assertion verify="ey.J.w"/>'],
    ['ob:credential', '<ob:credential>{}</ob:credential>'],
  ])('refuses a second credential as %s', (_what, second) => {
    const first = '<openbadges:credential>{}</openbadges:credential>'
    for (const both of [first + second, `${second}<openbadges:credential>{}</openbadges:credential>`])
      expect(unbakeSvg(svgWith(both))).toBe('several')
  })

  test('refuses another file around it', () => {
    const svg = bakeSvg(json, words)
    for (const file of [`<html>${svg}</html>`, `<!-- ${svg} --><svg></svg>`, `${svg}<script>`, `<!doctype html>${svg}`])
      expect(unbakeSvg(file)).toBe('mixed')
    expect(unbakeSvg(`<?xml version="1.0"?>\n${svg}`)).toMatchObject({ text: json })
  })

  test('is read after the lines that drawing programs write', () => {
    const prologue = `<?xml version="1.0" encoding="utf-8"?>
      <!-- Generator: Adobe Illustrator 27.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n`
    const element = `<openbadges:credential verify="">\n<![CDATA[\n{"a": 1}\n]]>\n</openbadges:credential>`
    expect(unbakeSvg(prologue + svgWith(element))).toMatchObject({ text: '{"a": 1}' })
    expect(unbakeSvg(`<!DOCTYPE svg [<!ENTITY a "b">]>${svgWith(element)}`)).toBe('mixed')
  })

  test('is read in one pass, whatever it contains', () => {
    const many = (piece: string) => piece.repeat(5_000_000 / piece.length)
    const started = performance.now()
    for (const piece of [
      '<openbadges:credential',
      '<openbadges:credential ',
      ' ',
      'a',
      'a="',
      ' a="b"',
      '<![CDATA[',
      '&',
      '<',
    ])
      for (const start of ['', '<openbadges:credential', '<openbadges:credential>', '<openbadges:credential verify="'])
        expect(unbakeSvg(`<svg>${start}${many(piece)}</svg>`)).toBeNull()
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
