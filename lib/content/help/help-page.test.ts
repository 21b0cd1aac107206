import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { changeCourseFile, writeCourseFile, writeSampleCourses } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { sampleHelp, secondLine } from '@/fixtures/help'
import { readCourses } from '@/lib/content/course/catalog/read'
import type { Catalog } from '@/lib/content/course/schema'
import { findHelpPage } from './help-page'

const spanish = sampleHelp.replace('English', 'Español').replace('Please call.', 'Llame.')

async function catalogWith(lines: string, texts: Record<string, string> = {}): Promise<Catalog> {
  const dir = await writeSampleCourses()
  await changeCourseFile(dir, sampleFiles.help, /$/, lines)
  for (const [code, text] of Object.entries({ en: sampleHelp, ...texts }))
    await writeCourseFile(dir, `front/help/${code}.yaml`, text)
  const { catalog } = await readCourses(dir, { today: '2026-11-25', release: false })
  await rm(dirname(dir), { recursive: true })
  if (!catalog) throw new Error('the sample has an error')
  return catalog
}

test('the page and its card show a number, and each fact that they rest on', async () => {
  const page = findHelpPage(await catalogWith(secondLine), 'en')
  expect(page?.lines.map(({ line }) => line.name)).toEqual(['Another'])
  expect(page?.card.lines).toEqual([{ label: 'Pay', number: '1-800-555-0100', isText: false }])
  expect(page?.sources.map(({ id }) => id)).toEqual(['F-SMP-01', 'F-SMP-02'])
})

test('a number that waits for its check is on neither the page nor the card', async () => {
  const page = findHelpPage(await catalogWith(secondLine.replace(' }', ', unconfirmed: true }')), 'en')
  expect(page?.lines).toEqual([])
  expect(page?.card.lines).toEqual([])
})

test('a translation is offered once its review is signed, and asks passers-by in English', async () => {
  const unread = await catalogWith(secondLine, { es: spanish })
  expect(findHelpPage(unread, 'es')).toBeNull()
  expect(findHelpPage(unread, 'en')?.languages.map(({ name }) => name)).toEqual(['English'])
  const review = 'reviewed: { by: A reader, on: 2026-11-01 }\n'
  const page = findHelpPage(await catalogWith(secondLine, { es: spanish + review }), 'es')
  expect(page?.languages.map(({ code }) => code)).toEqual(['en', 'es'])
  expect([page?.say, page?.show.say]).toEqual(['Please call.', 'Llame.'])
})

test('a language without a file has no page', async () => {
  expect(findHelpPage(await catalogWith(secondLine), 'fr')).toBeNull()
})
