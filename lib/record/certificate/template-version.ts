/** Never edit a released template (a test checks their hashes): a late PDF uses its certificate's own. Add another. */
const released: Readonly<Record<number, string>> = {
  1: 'lib/record/certificate/template/certificate-1.typ',
  2: 'lib/record/certificate/template/certificate-2.typ',
  3: 'lib/record/certificate/template/certificate-3.typ',
  4: 'lib/record/certificate/template/certificate-4.typ',
}

export const currentTemplate = 4

export function templateOf(version: number): string {
  const template = released[version]
  if (!template) throw new Error(`No certificate template was released as number ${version}`)
  return template
}
