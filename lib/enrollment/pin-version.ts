import type { Course } from '@/lib/course/schema'
import { deliveredTexts, outlineOf } from '@/lib/course/version'
import { db } from '@/lib/platform/db'
import type { Prisma } from '@/lib/platform/prisma/client'
import { systemWorld } from '@/lib/platform/world'

/** Versions never change, so what was looked up once holds for the life of the process. */
const pinned = new Map<string, string>()

/** The id of the immutable row that holds a course as it is now; makes it on first use. */
export async function pinVersion(course: Course, world = systemWorld): Promise<string> {
  const key = `${course.id} ${course.hash}`
  const known = pinned.get(key)
  if (known) return known
  await db.courseVersion.createMany({
    data: [
      {
        id: world.id(),
        courseId: course.id,
        hash: course.hash,
        edition: course.edition,
        title: course.title,
        lawAsOf: new Date(course.lawAsOf),
        outline: outlineOf(course) as Prisma.InputJsonValue,
        minutes: course.minutes as unknown as Prisma.InputJsonValue,
        lessons: deliveredTexts(course) as Prisma.InputJsonValue,
        publishedAt: world.now(),
      },
    ],
    skipDuplicates: true,
  })
  const { id } = await db.courseVersion.findUniqueOrThrow({
    where: { courseId_hash: { courseId: course.id, hash: course.hash } },
    select: { id: true },
  })
  pinned.set(key, id)
  return id
}
