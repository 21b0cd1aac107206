import { keyOf } from '@/lib/content/quiz/interaction'
import { readDrawn, storedCredits } from '@/lib/training/attempt/schema'
import type { LoggedRecord } from './read-person'
import type { Version } from './versions'

export function attemptsOf(
  record: Pick<LoggedRecord, 'attempts'>,
  versionOf: (id: string) => Version | undefined,
  itemOf: (hash: string) => unknown,
) {
  return record.attempts.map(({ items, submission, attestation: _, accountId: __, ...attempt }) => {
    const version = versionOf(attempt.courseVersionId)
    const credits = submission ? storedCredits.parse(submission.credits) : []
    return {
      ...attempt,
      title:
        version?.outline.modules.flatMap(({ units }) => units).find(({ id }) => id === attempt.unitId)?.title ?? '',
      version: version?.folder ?? null,
      items: items.map(({ position, itemHash, optionOrder, targetOrder, maxChoices, response }, index) => ({
        position,
        itemHash,
        optionOrder,
        targetOrder,
        maxChoices,
        item: itemOf(itemHash),
        response: response && {
          value: response.value,
          confidence: response.confidence,
          flagged: response.flagged,
          shownAt: response.shownAt,
          answeredAt: response.answeredAt,
          revision: response.revision,
        },
        credit: credits[index] ?? null,
      })),
      result: submission && {
        submittedAt: submission.submittedAt,
        endedBy: submission.endedBy,
        raw: submission.raw,
        max: submission.max,
        scaled: submission.scaled.toNumber(),
        passed: submission.passed,
        objectives: submission.objectives,
        credits: submission.credits,
      },
    }
  })
}

export type PacketAttempt = ReturnType<typeof attemptsOf>[number]

export function answersOf({ items }: PacketAttempt) {
  return items.map(({ item: stored, optionOrder, targetOrder, response, credit }) => {
    const row = { item: stored, optionOrder, targetOrder, value: response?.value ?? [], confidence: null }
    const { item, value } = readDrawn(row)
    const words = new Map<string, string>(item.options.map(({ id, text }) => [id, text]))
    if (item.interaction === 'match') for (const { id, text } of item.targets) words.set(`:${id}`, text)
    const say = (token: string) => {
      const [option = '', target] = token.split(':')
      const given = target === undefined ? '' : ` → ${words.get(`:${target}`) ?? target}`
      return `${words.get(option) ?? option}${given}`
    }
    return { stem: item.stem, given: value.map(say), right: keyOf(item).map(say), credit }
  })
}
