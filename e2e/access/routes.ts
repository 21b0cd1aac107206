import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const app = path.join(import.meta.dirname, '..', '..', 'app')
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** `export const GET`, `export function HEAD`, and `export { GET as POST }`. */
function methodsOf(file: string): string[] {
  const text = readFileSync(path.join(app, file), 'utf8')
  const declared = [...text.matchAll(/^export (?:const|let|(?:async )?function) (\w+)/gm)].map(([, name = '']) => name)
  const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim().split(' ').at(-1) ?? ''),
  )
  return methods.filter((method) => declared.includes(method) || listed.includes(method))
}

function patternOf(file: string): string {
  const parts = path.dirname(file).split(path.sep)
  return `/${parts.filter((part) => part !== '.' && !part.startsWith('(')).join('/')}`
}

interface Route {
  pattern: string
  methods: string[]
  /** Only a page is a .tsx file. */
  isPage: boolean
}

/** Every address that app/ serves, with its methods, read from the files. */
export function listRoutes(): Route[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^route\.tsx?$/.test(path.basename(file)) && !file.startsWith('_'))
    .map((file) => ({ pattern: patternOf(file), methods: methodsOf(file), isPage: file.endsWith('.tsx') }))
    .sort((a, b) => (a.pattern < b.pattern ? -1 : 1))
}
