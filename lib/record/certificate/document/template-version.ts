import type { Template } from '@/lib/platform/file/pdf'

const first = 'lib/record/certificate/document/template/certificate-1.typ'
const newest = 'lib/record/certificate/document/template/certificate-4.typ'

const withoutActiveTime = [
  '    ..if it.activeTime != none { (("Active time counted", it.activeTime),) },\n',
  '',
] as const
const withoutExtraFonts = [
  ['// The last are loaded for this document only.\n#let extra = json(bytes(sys.inputs.families))\n', ''],
  ['"Noto Sans Khmer", ..extra)', '"Noto Sans Khmer")'],
] as const

/** Never change a released template (a test checks their hashes): a late PDF uses its certificate's own. Add another. */
const released: Readonly<Record<number, Template>> = {
  1: { file: first, edits: [] },
  2: { file: newest, edits: [withoutActiveTime, ...withoutExtraFonts] },
  3: { file: newest, edits: [withoutActiveTime] },
  4: { file: newest, edits: [] },
}

export const currentTemplate = 4

export function templateOf(version: number): Template {
  const template = released[version]
  if (!template) throw new Error(`No certificate template was released as number ${version}`)
  return template
}
