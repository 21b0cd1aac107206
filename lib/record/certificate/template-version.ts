/**
 * The templates that were ever released. A certificate names its own in its snapshot, and a document that is drawn late is
 * drawn as it would have been then: so a released template is never edited (a test knows their hashes), another one is added.
 */
const released: Readonly<Record<number, string>> = {
  1: 'lib/record/certificate/template/certificate-1.typ',
  2: 'lib/record/certificate/template/certificate-2.typ',
}

/** The template of certificates from now on. */
export const currentTemplate = 2

/** The path of a released template in the repository. Throws when there is none of that number. */
export function templateOf(version: number): string {
  const template = released[version]
  if (!template) throw new Error(`No certificate template was released as number ${version}`)
  return template
}
