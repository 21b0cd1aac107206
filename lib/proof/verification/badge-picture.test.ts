import { beforeAll, describe, expect, test } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { bytesOf, sampleForms, verifierOf } from '@/fixtures/verification'
import { readChunks, writeChunk } from '@/lib/proof/credential/png-chunk'
import type { Issuer } from '@/lib/proof/issuer/issuer'

/* Viewers show the picture: the genuine credential in another picture must not look genuine. */
let issuer: Issuer
let svg: string
let png: Uint8Array
let verify: ReturnType<typeof verifierOf>
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
beforeAll(async () => {
  issuer = await sampleIssuer()
  const forms = await sampleForms(issuer)
  svg = text(forms.svg)
  png = forms.png
  verify = verifierOf(issuer)
})

const differs = {
  state: 'altered',
  reason:
    'The credential inside is genuine (NL-07EN-W3AH-RZ6D-MV2M), but the picture is not the one that we draw for it.',
  facts: null,
}

describe('a badge with a genuine credential', () => {
  test('as we draw it is valid, also with other line ends', async () => {
    for (const badge of [svg, `${svg}\n`, svg.replaceAll('\n', '\r\n')])
      expect((await verify(badge)).state).toBe('valid')
    expect((await verify(png)).state).toBe('valid')
  })

  test.each<[string, (drawn: string) => string]>([
    ['with more words', (drawn) => drawn.replace('</g>', '<text>Issued to Mallory, 40 hours</text></g>')],
    ['with other words', (drawn) => drawn.replace('>Recognizing trafficking</text>', '>Recognizing all</text>')],
    ['without its edition', (drawn) => drawn.replace('Edition 1.0', '')],
    ['with another color', (drawn) => drawn.replace('#0b5573', '#0b5574')],
    ['with a script', (drawn) => drawn.replace('</svg>', '<script>alert(1)</script></svg>')],
    ['with words in a comment', (drawn) => drawn.replace('</svg>', '<!-- 40 hours --></svg>')],
  ])('as an SVG %s is altered', async (_, change) => {
    expect(change(svg)).not.toBe(svg)
    expect(await verify(change(svg))).toMatchObject(differs)
  })

  test('is altered when a demonstration’s badge lacks that word', async () => {
    const forms = await sampleForms(issuer, { demonstration: true })
    expect((await verify(forms.svg)).state).toBe('valid')
    const silent = text(forms.svg).replace(/<text [^>]*>DEMONSTRATION<.text>/, '')
    expect(await verify(silent)).toMatchObject(differs)
  })

  test('as a PNG with another picture, or another text, is altered', async () => {
    const chunks = readChunks(png) ?? []
    const only = (...types: string[]) =>
      Buffer.concat([
        png.subarray(0, 8),
        ...chunks.filter(({ type }) => types.includes(type)).map(({ type, data }) => writeChunk(type, data)),
      ])
    expect(await verify(only('IHDR', 'iTXt', 'IEND'))).toMatchObject(differs)
    const words = writeChunk('tEXt', bytesOf('Description\0Issued to Mallory'))
    expect(await verify(Buffer.concat([png.subarray(0, 33), words, png.subarray(33)]))).toMatchObject(differs)
  })

  test('in another file, or beside another credential, is refused', async () => {
    for (const file of [`<html>${svg}</html>`, `<!-- ${svg} --><svg></svg>`])
      expect(await verify(file)).toMatchObject({ state: 'unreadable', form: 'svg', facts: null })
    const second = '<openbadges:assertion verify="ey.J.w"/></svg>'
    expect((await verify(svg.replace('</svg>', second))).reason).toContain('two credentials')
    const pdf = writeChunk('tEXt', bytesOf('Comment\0%PDF-1.7'))
    for (const file of [
      Buffer.concat([png, Buffer.from('PK')]),
      Buffer.concat([png.subarray(0, 33), pdf, png.subarray(33)]),
    ])
      expect(await verify(file)).toMatchObject({
        state: 'unreadable',
        form: 'png',
        reason: 'It is not only a picture: something stands before or after it.',
      })
  })
})
