import { randomUUID } from 'node:crypto'
import type { Course } from '@/lib/content/course/schema'
import type { Item } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import type { Prisma } from '@/lib/platform/prisma/client'
import { pinVersion } from '@/lib/training/enrollment/pin-version'
import { findEnrollment } from '@/lib/training/enrollment/queries'
import { enrolled } from '@/prisma/factories'

export interface SampleAnswer {
  item: Item
  credit: number
  value?: string[]
  seconds?: number
}

/** Submitted attempts with exactly these answers, for tests of statistics: what a learner would need hundreds of clicks for. */
export async function submitted(
  person: Learner,
  course: Course,
  unitId: string,
  attempts: readonly (readonly SampleAnswer[])[],
): Promise<void> {
  await enrolled(person, course)
  const enrollmentId = (await findEnrollment(person, course))?.id ?? ''
  const courseVersionId = await pinVersion(course)
  const items = new Map(attempts.flat().map(({ item }) => [item.hash, item]))
  const [shownAt, passRule] = [new Date('2026-11-25T12:00:00Z'), course.passRule]
  await db.itemVersion.createMany({
    data: Array.from(items.values(), (item) => ({
      hash: item.hash,
      itemId: item.id,
      item: item as unknown as Prisma.InputJsonValue,
      firstDrawnAt: shownAt,
    })),
    skipDuplicates: true,
  })
  for (const [index, answers] of attempts.entries()) {
    const id = randomUUID()
    const raw = answers.reduce((sum, { credit }) => sum + credit, 0)
    await db.attempt.create({
      data: {
        id,
        enrollmentId,
        accountId: person.accountId,
        courseId: course.id,
        unitId,
        ordinal: index + 1,
        quizRole: 'module',
        courseVersionId,
        seed: '',
        passRule,
        startedAt: shownAt,
      },
    })
    await db.attemptItem.createMany({
      data: answers.map(({ item }, index) => ({
        attemptId: id,
        position: index + 1,
        itemId: item.id,
        itemHash: item.hash,
        objective: item.objective,
        optionOrder: item.options.map((option) => option.id),
        maxChoices: 3,
      })),
    })
    await db.response.createMany({
      data: answers.map(({ value = [], seconds }, index) => ({
        attemptId: id,
        position: index + 1,
        value,
        shownAt: seconds === undefined ? null : shownAt,
        answeredAt: seconds === undefined ? null : new Date(shownAt.getTime() + seconds * 1000),
      })),
    })
    await db.attempt.update({ where: { id }, data: { submittedAt: shownAt } })
    await db.submission.create({
      data: {
        attemptId: id,
        submittedAt: shownAt,
        raw,
        max: answers.length,
        scaled: raw / answers.length,
        passed: false,
        objectives: [],
        credits: answers.map(({ credit }) => credit),
      },
    })
  }
}
