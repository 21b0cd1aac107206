import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { create, type Font } from 'fontkit'
import subsetFont from 'subset-font'
import { type ExtraFont, extraScripts } from '@/lib/platform/file/extra-fonts'

/* Makes one font of regular weight from each WOFF2 file that has letters of a script: Typst reads neither WOFF2 nor axes. */
const packages = path.join(process.cwd(), 'node_modules/@fontsource-variable')
const converted = path.join(process.cwd(), '.northlight/fonts')

await rm(converted, { recursive: true, force: true })
await mkdir(converted, { recursive: true })
const fonts: ExtraFont[] = []
for (const [name, letters] of Object.entries(extraScripts) as [ExtraFont['name'], RegExp][]) {
  const folder = path.join(packages, `noto-sans-${name}`, 'files')
  const own = new RegExp(`^noto-sans-${name}-(${name}|\\d+)-wght-normal\\.woff2$`)
  const files = (await readdir(folder)).filter((file) => own.test(file)).sort()
  for (const source of files) {
    const woff2 = await readFile(path.join(folder, source))
    const characters = String.fromCodePoint(...(create(woff2) as Font).characterSet)
    if (!letters.test(characters)) continue
    const font = await subsetFont(woff2, characters, { targetFormat: 'sfnt', variationAxes: { wght: 400 } })
    const number = String(fonts.length).padStart(4, '0')
    const named = withOwnFamily(font, number)
    const file = `${number}-${name}.ttf`
    await writeFile(path.join(converted, file), named)
    fonts.push({ file, family: (create(named) as Font).familyName, name, characters })
  }
}
await writeFile(path.join(converted, 'fonts.json'), JSON.stringify(fonts))
console.log(`${fonts.length} fonts converted`)

/** Chinese, Japanese and Korean come in a hundred files of one family, and Typst tells fonts apart by family. */
function withOwnFamily(font: Buffer, number: string): Buffer {
  const renamed = Buffer.from(font)
  const [thin, own] = ['Thin', number].map((text) => Buffer.from(text, 'utf16le').swap16()) as [Buffer, Buffer]
  for (let at = renamed.indexOf(thin); at >= 0; at = renamed.indexOf(thin, at)) own.copy(renamed, at)
  return renamed
}
