import { describe, expect, test } from 'vitest'
import { outsideJpeg, outsidePdf, outsidePng } from '@/fixtures/outside'
import { outsideKindOf } from './file-kind'

const of = (...parts: (Uint8Array | string)[]) =>
  outsideKindOf(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))))

const zipEnd = (comment: number) => `PK\x05\x06${'\0'.repeat(16)}${String.fromCharCode(comment)}\0`

describe('refuses', () => {
  test.each([
    ['nothing', ''],
    ['text', 'Certificate of completion'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a GIF', 'GIF89a\x01\0\x01\0\0\0\0;'],
    ['a program', 'MZ\x90\0\x03'],
    ['a ZIP, which DOCX is too', `PK\x03\x04${zipEnd(0)}`],
    ['an ending of one kind', '%PDF-1.7\n'],
  ])('%s', (_what, content) => {
    expect(of(content)).toBeNull()
  })

  test('a PDF that is also a page, has something after its end, or something before its start', () => {
    const whole = outsidePdf().toString('latin1')
    expect(of(whole.replace('%PDF-1.7\n', '%PDF-1.7\n<script>alert(1)</script>\n'))).toBeNull()
    expect(of(whole, '<html></html>')).toBeNull()
    expect(of('GIF89a', whole)).toBeNull()
    expect(of(whole.slice(0, -8))).toBeNull()
  })

  test('a file of any kind that is also a ZIP', () => {
    for (const file of [outsidePdf(), outsidePng(), outsideJpeg()]) expect(of(file, zipEnd(0))).toBeNull()
    const inside = outsidePdf()
      .toString('latin1')
      .replace('startxref', `${zipEnd(18)}startxref`)
    expect(of(inside.slice(0, inside.indexOf('PK\x05\x06') + 22), ' '.repeat(18))).toBeNull()
    const comment = '\nstartxref\n9\n%%EOF'
    expect(of('%PDF-1.7\n', zipEnd(comment.length), comment)).toBeNull()
  })

  test('a PNG without pixels, with bytes after its end, cut short, or of another order', () => {
    const file = outsidePng()
    expect(of(file, 'more')).toBeNull()
    expect(of(file.subarray(0, -12))).toBeNull()
    expect(of(file.subarray(0, 33), file.subarray(-12))).toBeNull()
    expect(of(file.subarray(0, 8), file.subarray(33))).toBeNull()
    expect(of(file.subarray(0, 8), '\xff\xff\xff\xffIHDR')).toBeNull()
  })

  test('a JPEG without a scan, cut short, or with anything but pictures after its end', () => {
    const file = outsideJpeg()
    expect(of(file, '<html>')).toBeNull()
    expect(of(file, '<html>SEFT')).toBeNull()
    expect(of(file, '<html>SEFH\x03\0\0\0SEFT')).toBeNull()
    expect(of(file, '\0\0\0\x10ftypmp42\0\0\0\0<html>')).toBeNull()
    expect(of(file, '\0\0\0\x10ftypmp42\0\0\0\0\0\0\0\0free')).toBeNull()
    expect(of('\0\0\0\x10ftypmp42\0\0\0\0')).toBeNull()
    expect(of(file.subarray(0, -2))).toBeNull()
    expect(of(file.subarray(0, 2), '\xff\xd9')).toBeNull()
    expect(of('\xff\xd8\xff')).toBeNull()
    expect(of('\xff\xd8\xff\xe0\0\0')).toBeNull()
  })
})

test('knows a PDF, a PNG, and a JPEG, also with what phones add to it', () => {
  expect(outsideKindOf(outsidePdf())).toBe('application/pdf')
  expect(of(outsidePdf(), '\r\n')).toBe('application/pdf')
  expect(of(outsidePdf(), '\0\0\0')).toBe('application/pdf')
  expect(outsideKindOf(outsidePng())).toBe('image/png')
  expect(outsideKindOf(outsideJpeg())).toBe('image/jpeg')
  expect(of(outsideJpeg(), '\0\0', outsideJpeg())).toBe('image/jpeg')
  expect(of(outsideJpeg(), '\0\0\x01\x0aimage_UTCSEFH\x6a\0\0\0\x08\0\0\0SEFT')).toBe('image/jpeg')
  expect(of(outsideJpeg(), '\0\0\0\x10ftypmp42\0\0\0\0\0\0\0\x08mdat')).toBe('image/jpeg')
})
