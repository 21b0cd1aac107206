import { createHash, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/load'
import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { lessonsOf } from '@/prisma/course-parts'
import { keepPages } from './keep-pages'
import { pinVersion } from './pin-version'

const [course] = (await loadCatalog()).courses as [Course]

test('what is kept of a build is an entry with the hash of each page, once', async () => {
  const own = { ...course, id: `pages-${randomUUID()}`, hash: randomUUID() }
  const [lesson, elder] = lessonsOf(own) as [ReturnType<typeof lessonsOf>[0], ReturnType<typeof lessonsOf>[0]]
  const build = await mkdtemp(path.join(tmpdir(), 'northlight-pages-'))
  try {
    const folder = path.join(build, 'plain/learn', own.slug)
    await mkdir(folder, { recursive: true })
    const main = `<main>As sent ${lesson.version}</main>`
    await writeFile(path.join(folder, `${lesson.slug}.html`), `<html>${main}</html>`)
    await writeFile(path.join(folder, `${elder.slug}.html`), '<main>Of another version</main>')
    await Promise.all([keepPages(own, systemWorld, build), keepPages(own, systemWorld, build)])
    const object = `course-version:${await pinVersion(own)}`
    const entries = await db.auditEvent.findMany({ where: { object, action: 'course.pages-kept' } })
    const sha256 = createHash('sha256').update(main).digest('hex')
    expect(entries.map(({ actorRole, details }) => [actorRole, details])).toEqual([
      ['system', { courseId: own.id, units: [lesson.id], sha256: [sha256] }],
    ])
  } finally {
    await rm(build, { recursive: true })
  }
})
