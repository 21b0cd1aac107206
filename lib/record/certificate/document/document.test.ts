import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleContent as content, fullContent } from '@/fixtures/certificate'
import { type CertificateContent, drawCertificate } from './document'
import { drawQr } from './qr'
import { currentTemplate } from './template-version'
import { uncoveredCharacters } from './typeface'

const names = {
  Latin: 'Ana Pelletier-Okonkwo',
  Vietnamese: 'Nguyễn Thị Ánh',
  Greek: 'Ελένη Παπαδοπούλου',
  Cyrillic: 'Олександра Їжакевич',
  Amharic: 'ትዕግሥት ወልደ ማርያም',
  Arabic: 'أحمد بن عبد الله الحسيني',
  Khmer: 'សុខ វណ្ណារិទ្ធ ព្រះស្រី',
  mixed: 'Ana Sok (សុខ វណ្ណា) أحمد',
}

const lengths: Record<string, Partial<CertificateContent>> = {
  'a name of 120 characters': { name: 'Maria de la Concepcion Guadalupe '.repeat(4).slice(0, 120) },
  'a name of 120 characters without a space': { name: 'W'.repeat(120) },
  'a name of 120 Khmer characters': { name: 'សុខវណ្ណា '.repeat(14).slice(0, 120) },
  'a name of one letter': { name: 'A' },
  'all that a board may ask for': fullContent,
  'an organization of 120 characters without a space': { organization: 'W'.repeat(120) },
  'a title of 300 characters': { courseTitle: 'Recognizing and responding to trafficking '.repeat(8).slice(0, 300) },
  'everything long at once': {
    name: 'Maria de la Concepcion Guadalupe '.repeat(4).slice(0, 120),
    courseTitle: 'Recognizing and responding to trafficking '.repeat(8).slice(0, 300),
    courseSubtitle: 'Law-enforcement in-service for officers and supervisors '.repeat(4),
    provider: 'The Northlight Cooperative for Training in Maine '.repeat(3),
    approvalLine: `Approved by the Maine Criminal Justice Academy Board, number ${'IS-000123-'.repeat(12)}`,
    counselLine: 'Legal content not reviewed by counsel '.repeat(4),
    edition: '2026.11.3',
    organization: 'Interagency Task Force on Human Trafficking of Northern and Eastern Maine '.repeat(3).slice(0, 200),
    courseNumber: 'ME-IS-2026-0417-AA-0001-LONG',
    providerNumber: 'PROVIDER-000000000-1182',
    instructor: 'Lieutenant Maria de la Concepcion Guadalupe Pelletier-Okonkwo, academy instructor I-2093100',
    category: 'In-service training, mandatory for all full-time officers of the state',
    mandate: 'In-service requirement of the Board of Trustees, number 2026-017-REV-3, effective September 30, 2026',
    startedOn: 'September 28, 2026',
    signatureLine: 'Signed by The Northlight Cooperative for Training in Maine · key pdf-2026-11-25-x7qk3f',
    expiresOn: 'September 30, 2028',
    verifyUrl: `https://training.${'long-name.'.repeat(6)}example.org:8443/verify/NL-07EN-W3AH-RZ6D-MV2M`,
    demonstration: true,
  },
}

const credential = { name: 'credential.json', bytes: Buffer.from('{"name":"Ана","hours":0.5}') }

function draw(changes: Partial<CertificateContent> = {}, templateVersion = currentTemplate): Buffer {
  return Buffer.from(drawCertificate({ ...content, ...changes }, { templateVersion, attachment: credential }).pdf)
}

/** ASCII in parentheses, anything else as UTF-16 in hexadecimal. */
function asUtf16(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}

describe('drawCertificate', () => {
  test('renders the same content to the same bytes, and another name to others', () => {
    const first = draw()
    draw({ name: 'Somebody else' })
    expect(draw().equals(first)).toBe(true)
    expect(draw({ name: 'Ana Pelletier' }).equals(first)).toBe(false)
  })

  test('makes a tagged PDF/UA-1 in English, dated by the issue', () => {
    const text = draw().toString('latin1')
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    for (const part of ['/MarkInfo', '/StructTreeRoot', '/Lang (en-US)', '<pdfuaid:part>1<', '(D:20261125000000Z)']) {
      expect(text).toContain(part)
    }
  })

  test('describes the emblem and the QR code in words', () => {
    const text = draw().toString('latin1')
    expect(text).toContain("/Alt (Northlight's mark: a four-pointed star)")
    expect(text).toContain(`/Alt (QR code that opens ${content.verifyUrl})`)
  })

  test('gives screen readers the whole name in scripts that a PDF splits', () => {
    expect(draw({ name: names.Arabic }).toString('latin1')).toContain(`/Alt ${asUtf16(names.Arabic)}`)
    expect(draw({ name: names.Khmer }).toString('latin1')).toContain(`/Alt ${asUtf16(names.Khmer)}`)
    expect(draw({ name: names.Greek }).toString('latin1')).not.toContain(`/Alt ${asUtf16(names.Greek)}`)
  })

  test.each(Object.entries(lengths))('stays on one page with %s', (_, changes) => {
    expect(
      draw(changes)
        .toString('latin1')
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(1)
  })

  test('throws when the content does not fit', () => {
    expect(() => draw({ name: 'Ana Maria '.repeat(2000) })).toThrow('does not fit on one page')
  })

  test('treats markup as text', () => {
    expect(() =>
      draw({ name: '#panic("x") *b* _i_ $y$ \\ ] } // @a <b>', courseTitle: '#import "x": *' }),
    ).not.toThrow()
  })

  test('refuses a name without glyphs and an invalid day', () => {
    expect(() => draw({ name: 'Ana ગ' })).toThrow('could not be displayed')
    expect(() => draw({ issuedOn: 'some day' })).toThrow('Not a day')
    expect(() => draw()).not.toThrow()
  })

  test('renders everything that the base fonts have', { timeout: 60_000 }, () => {
    const characters = Array.from({ length: 0x2_0000 - 0x21 }, (_, n) => String.fromCodePoint(n + 0x21))
    const letters = characters.flatMap((character) =>
      /\p{M}/u.test(character) ? [...'aαжبሀកक'].map((letter) => letter + character) : [character],
    )
    const covered = letters.filter((letter) => uncoveredCharacters(letter, 'base').length === 0)
    expect(covered.length).toBeGreaterThan(5000)
    for (let start = 0; start < covered.length; start += 400) {
      expect(() => draw({ name: covered.slice(start, start + 400).join(' ') })).not.toThrow()
    }
  })

  test.each([1, 2, 3])('renders with template %i and names it', (templateVersion) => {
    const drawn = drawCertificate(content, { templateVersion, attachment: null })
    expect(drawn.templateVersion).toMatch(new RegExp(`^${templateVersion}-[0-9a-f]{12}$`))
    expect(Buffer.from(drawn.pdf).includes('/EmbeddedFile')).toBe(false)
    expect(() => drawCertificate(content, { templateVersion: 9, attachment: null })).toThrow('released as number 9')
  })

  test('embeds the credential, and refuses bytes that are not text', () => {
    const text = draw().toString('latin1')
    for (const part of ['/EmbeddedFile', '/application#2Fvc+json', '/UF (credential.json)'])
      expect(text).toContain(part)
    const attachment = { name: 'credential.json', bytes: Buffer.from([0xff, 0xfe]) }
    expect(() => drawCertificate(content, { templateVersion: currentTemplate, attachment })).toThrow(
      'could not be drawn',
    )
  })
})

test('a QR code is one path of whole modules with its quiet zone', () => {
  const svg = drawQr(content.verifyUrl)
  expect(svg).toMatch(/viewBox="0 0 (\d+) \1"/)
  expect(svg).toContain('M4 4h7v1h-7z')
})

const poppler = spawnSync('pdfinfo', ['-v']).error === undefined

if (poppler) {
  describe('as poppler reads it (only where poppler is installed)', () => {
    let folder: string
    beforeAll(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'certificate-'))
    })
    afterAll(() => rmSync(folder, { recursive: true }))

    function read(command: string, options: string[], pdf: Buffer, ...output: string[]): string {
      const file = path.join(folder, 'certificate.pdf')
      writeFileSync(file, pdf)
      return spawnSync(command, [...options, file, ...output], { encoding: 'utf8' }).stdout
    }
    const textOf = (pdf: Buffer) => read('pdftotext', ['-raw'], pdf, '-')

    test('is one tagged Letter page in landscape, with its title', () => {
      const info = read('pdfinfo', [], draw())
      expect(info).toMatch(/Pages: +1\n/)
      expect(info).toMatch(/Page size: +792 x 612 pts \(letter\)/)
      expect(info).toMatch(/Tagged: +yes/)
      expect(info).toContain('Certificate of completion: Recognizing trafficking (pilot), Ana Pelletier-Okonkwo')
    })

    test('prints each fact and nothing for absent ones', () => {
      const text = textOf(draw(fullContent)).replace(/\s+/g, ' ')
      const { verifyUrl, demonstration, ...printed } = fullContent
      for (const value of Object.values(printed)) expect(text).toContain(value)
      expect(text).toContain('northlight.example/verify/NL-07EN-W3AH-RZ6D-MV2M')
      expect(text).not.toMatch(/DEMONSTRATION|Demonstration|score/i)
      const bare = textOf(draw({ nameLine: null, counselLine: null, startedOn: null }))
      expect(bare).not.toMatch(/declared|counsel|Started|Expires|number|Instructor|Category|Mandate/)
    })

    test('reads in order: name, organization, course, hours, dates, numbers, who signed, serial', () => {
      const structure = read('pdfinfo', ['-struct-text'], draw(fullContent)).replace(/"\s+"/g, '')
      const { name, organization, courseTitle, hours, completedOn, issuedOn, mandate, signatureLine, serial } =
        fullContent
      const order = [
        name,
        organization,
        courseTitle,
        `"${hours}"`,
        completedOn,
        issuedOn,
        mandate,
        signatureLine,
        serial,
      ]
      const places = order.map((value) => structure.indexOf(value ?? '?'))
      expect(places).not.toContain(-1)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    })

    test('contains the credential byte for byte', () => {
      expect(read('pdfdetach', ['-list'], draw())).toContain('1: credential.json')
      const saved = path.join(folder, 'credential.json')
      read('pdfdetach', ['-save', '1', '-o', saved], draw())
      expect(readFileSync(saved)).toEqual(credential.bytes)
    })

    test('prints markup as written', () => {
      expect(textOf(draw({ name: '#emph[Ana] *b* $y$' }))).toContain('#emph[Ana] *b* $y$')
    })

    test('prints DEMONSTRATION across the page, outside the reading order, and in a line', () => {
      const pdf = draw({ demonstration: true })
      expect(textOf(pdf).replace(/\s/g, '')).toContain('DEMONSTRATION')
      const structure = read('pdfinfo', ['-struct-text'], pdf)
      expect(structure).toContain('Demonstration only: this certificate proves nothing.')
      expect(structure).not.toContain('DEMONSTRATION')
    })

    test.each(['Latin', 'Vietnamese', 'Greek', 'Cyrillic', 'Amharic'] as const)('keeps a %s name as text', (script) => {
      expect(textOf(draw({ name: names[script] })).normalize('NFC')).toContain(names[script])
    })

    test('sets Arabic from right to left', () => {
      const boxes = read('pdftotext', ['-bbox'], draw({ name: 'لولو دودو' }), '-')
      const left = (word: string) => Number(new RegExp(`xMin="([\\d.]+)"[^>]*>${word}<`).exec(boxes)?.[1])
      const reversed = (word: string) => [...word].reverse().join('')
      expect(left(reversed('لولو'))).toBeGreaterThan(left(reversed('دودو')))
    })

    test.each(Object.entries(names))('embeds our fonts and no other for a %s name', (_, name) => {
      const rows = read('pdffonts', [], draw({ name, demonstration: true }))
        .trim()
        .split('\n')
        .slice(2)
      expect(rows.length).toBeGreaterThan(3)
      for (const row of rows) {
        expect(row).toMatch(/^[A-Z]{6}\+(SourceSerif4|NotoSans(Arabic|Ethiopic|Khmer)?)-(Regular|SemiBold|Italic) /)
        expect(row).toMatch(/yes yes yes/)
      }
    })
  })
}
