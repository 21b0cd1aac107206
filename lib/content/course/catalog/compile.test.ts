import { execFileSync } from 'node:child_process'
import { readdir, readFile, rm, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { changeCourseFile, writeSampleCourses } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import type { Catalog, Lesson } from '../schema'
import { compileCatalog } from './compile'

const today = '2026-11-25'

async function compiledSample() {
  const dir = await writeSampleCourses()
  const outDir = join(dirname(dir), '.northlight')
  await compileCatalog(dir, outDir, { today })
  const read = async () => JSON.parse(await readFile(join(outDir, 'catalog.json'), 'utf8')) as Catalog
  return { dir, outDir, read }
}

const lessonOf = (catalog: Catalog) => catalog.courses[0]?.modules[0]?.units[0] as Lesson

/** Renders in a child process: the tests may run with the react-server condition, which React DOM's server refuses. */
function render(code: string): string {
  const script = `
    const { createElement } = require('react')
    const { renderToStaticMarkup } = require('react-dom/server')
    const { getMDXComponent } = require('mdx-bundler/client')
    const wrap = (tag) => ({ children, ...props }) => createElement(tag, props, children)
    const components = { Cite: wrap('cite'), CommonMistake: wrap('del'), Step: wrap('main'), Check: wrap('form'), Guidance: wrap('aside'), Note: wrap('section'), ContentNote: wrap('hr') }
    const code = require('node:fs').readFileSync(0, 'utf8')
    process.stdout.write(renderToStaticMarkup(createElement(getMDXComponent(code), { components })))`
  const env = { PATH: process.env.PATH, NODE_ENV: 'production' as const }
  return execFileSync(process.execPath, ['-e', script], { input: code, encoding: 'utf8', env })
}

test('compiles lessons to code that renders, with tables and the lesson’s components', async () => {
  const { read } = await compiledSample()
  const html = render(lessonOf(await read()).code)
  expect(html).toContain('<main id="next" title="What is next?">')
  expect(html).toContain('<cite fact="F-SMP-01"></cite>')
  expect(html).toContain('<section title="A table"><table>')
  expect(html).toContain('<td>Are you <strong>cold</strong>?</td>')
})

test('compiles the same in development and in production', async () => {
  const before = process.env.NODE_ENV
  const codes = []
  for (const nodeEnv of ['development', 'production']) {
    Object.assign(process.env, { NODE_ENV: nodeEnv })
    const { read } = await compiledSample()
    codes.push(lessonOf(await read()).code)
  }
  Object.assign(process.env, { NODE_ENV: before })
  expect(codes[0]).toBe(codes[1])
  expect(codes[0]).not.toContain('jsxDEV')
})

test('reads an unchanged lesson from the cache and deletes unused entries', async () => {
  const { dir, outDir } = await compiledSample()
  const [name = ''] = await readdir(join(outDir, 'mdx'))
  await utimes(join(outDir, 'mdx', name), 0, 0)
  await compileCatalog(dir, outDir, { today })
  expect(await readdir(join(outDir, 'mdx'))).toEqual([name])
  await changeCourseFile(dir, sampleFiles.lesson, 'Wait.', 'Wait a bit.')
  await compileCatalog(dir, outDir, { today })
  const names = await readdir(join(outDir, 'mdx'))
  expect(names).toHaveLength(1)
  expect(names).not.toContain(name)
})

test('keeps the last good file on an error and leaves no temporary file', async () => {
  const { dir, outDir, read } = await compiledSample()
  const before = await read()
  await changeCourseFile(dir, sampleFiles.lesson, '</Note>', '')
  const { catalog, problems } = await compileCatalog(dir, outDir, { today })
  expect(catalog).toBeNull()
  expect(problems.map((one) => one.rule)).toEqual(['mdx-syntax'])
  expect(await read()).toEqual(before)
  expect((await readdir(outDir)).sort()).toEqual(['catalog.json', 'mdx'])
  await rm(dirname(dir), { recursive: true })
})
