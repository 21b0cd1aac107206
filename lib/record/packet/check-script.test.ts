import { expect, test } from 'vitest'
import { checkScript } from './check-script'

test('a packet’s checker is one readable file that imports only Node built-ins', () => {
  const script = checkScript()
  const imports = [...script.matchAll(/^import .* from (.*)$/gm)].map(([, from]) => from)
  expect(imports).toEqual(expect.arrayContaining(["'node:crypto'", "'node:fs'"]))
  expect(imports.filter((from) => !/^'node:/.test(from ?? ''))).toEqual([])
  expect(script).toMatch(/^\/\*\n \* Checks an unpacked audit packet/)
  expect(script).not.toMatch(/^export |import\(|require\(/m)
})
