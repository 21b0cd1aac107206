import { bytes, exists, jsonIn, listFiles, sha256, text } from './files.mjs'
import { counts, expect } from './findings.mjs'
import { expectSealed } from './signatures.mjs'

/** Rejects a path that leads out of the packet on any system. */
const isWithin = (file) => /^[\w.-]+(?:\/[\w.-]+)*$/.test(file) && !file.split('/').includes('..')

export function checkManifest() {
  const manifest = jsonIn('manifest.json')
  expectSealed(manifest, 'manifest.json')
  const asMade = `${JSON.stringify(manifest, null, 1)}\n`
  expect(text('manifest.json') === asMade, 'manifest.json has unknown content or is formatted differently')
  const listed = new Set(['manifest.json'])
  for (const { path: file, size, sha256: hash } of manifest.files) {
    counts.files += 1
    if (!isWithin(file) || listed.has(file)) {
      expect(false, `${file} is in the manifest twice, or leads out of the packet`)
      continue
    }
    listed.add(file)
    if (!exists(file)) {
      expect(false, `${file} is missing`)
      continue
    }
    const content = bytes(file)
    expect(content.length === size && sha256(content) === hash, `${file} is not the file in the manifest`)
  }
  for (const file of listFiles()) expect(listed.has(file), `${file} is not in the manifest`)
  return manifest
}
