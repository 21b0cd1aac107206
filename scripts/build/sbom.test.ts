import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Component {
  purl: string
  properties: { name: string; value: string }[]
}

/** `npm sbom --omit dev` also leaves out runtime packages that a development package uses too, such as react. */
const isForDevelopment = ({ properties }: Component) =>
  properties.some(({ name }) => name === 'cdx:npm:package:development')

test('the bill of materials names every runtime package with its version, and marks those for development', () => {
  const { dependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const [command, ...options] = scripts.sbom.split(' ')
  const bill = JSON.parse(execFileSync(command, options, { encoding: 'utf8', maxBuffer: 2 ** 25 }))
  expect(bill.bomFormat).toBe('CycloneDX')
  const components: Component[] = bill.components
  const named = (wanted: (component: Component) => boolean) =>
    components.filter(wanted).map(({ purl }) => decodeURIComponent(purl))
  const runtime = named((component) => !isForDevelopment(component))
  const direct = Object.entries(dependencies).map(([name, version]) => `pkg:npm/${name}@${version}`)
  expect(direct.filter((purl) => !runtime.includes(purl))).toEqual([])
  expect(named(isForDevelopment).join()).toContain('pkg:npm/vitest@')
})
