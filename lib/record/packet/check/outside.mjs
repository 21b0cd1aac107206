/* Training outside the site's courses: attendance, and other providers' certificates with their files. */
import { bytes, exists, jsonIn, sha256 } from './files.mjs'
import { expect } from './findings.mjs'

const endings = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' }

/** Packets before version 2 have none. */
export function outsideIn(name) {
  const file = `${name}/outside-training.json`
  if (!exists(file)) return {}
  const { attendances, outsideCertificates } = jsonIn(file)
  // As text, because the log's values are texts.
  return { attendances, outsideCertificates: outsideCertificates.map((one) => ({ ...one, minutes: `${one.minutes}` })) }
}

export function checkOutside({ attendances, outsideCertificates }, { manifest, name }) {
  const isThere = Boolean(attendances && outsideCertificates)
  expect(isThere || manifest.version === 1, `${name}/outside-training.json is missing`)
  if (!isThere) return
  for (const [what, rows] of Object.entries({ attendances, outsideCertificates })) {
    const known = new Set(rows.map(({ id }) => id))
    const isWhole = rows.every(({ replacesId }) => replacesId === null || known.has(replacesId))
    expect(isWhole, `${name}: ${what} lack a row that a later one replaces`)
    const isOurs = rows.every(({ organizationId }) => organizationId === manifest.organization?.id)
    expect(isOurs, `${name}: ${what} have rows of another organization`)
  }
  const replaced = new Set(outsideCertificates.map(({ replacesId }) => replacesId))
  for (const one of outsideCertificates) {
    const file = `${name}/outside-certificates/${one.sha256}.${endings[one.mediaType]}`
    const isReused = exists(file) && sha256(bytes(file)) === one.sha256 && bytes(file).length === one.size
    const mayLack = !one.hasFile && (one.state !== 'accepted' || replaced.has(one.id))
    expect(isReused || mayLack, `${file} is missing, or not the file that was handed in`)
  }
}
