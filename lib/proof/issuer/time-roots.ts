import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { UnusableKeys } from './signing-key'

const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Roots of time-stamp authorities, DER in base64; none without a file. @throws UnusableKeys */
export function readTimeRoots(file: string | undefined): string[] {
  if (!file) return []
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new UnusableKeys(`TSA_ROOTS: ${file} cannot be read.`)
  }
  const roots = text.match(pem) ?? []
  if (roots.length === 0) throw new UnusableKeys(`TSA_ROOTS: there is no PEM certificate in ${file}.`)
  try {
    return roots.map((root) => new X509Certificate(root).raw.toString('base64'))
  } catch {
    throw new UnusableKeys(`TSA_ROOTS: a certificate in ${file} cannot be read.`)
  }
}
