import type { Content } from '@/lib/content/course/reader/content'
import { error, type Located, warning } from '@/lib/content/course/reader/problem'
import { hashOf } from '../hash'
import type { Problem } from '../schema'
import type { LessonVoice } from '../voice-source'
import type { CheckDay } from './lesson-rules'

/** Nothing is shown without consent and a review of the words as they are. */
export function checkVoices(content: Content, clock: CheckDay): Problem[] {
  return content.voices.flatMap((voice, index) => [
    ...(content.voices.findIndex((other) => other.value.id === voice.value.id) < index
      ? [error(voice.at('id'), 'duplicate-id', `there is another voice “${voice.value.id}”`)]
      : []),
    ...checkPlace(voice, content),
    ...checkConsent(voice, clock),
    ...checkReview(voice, clock),
  ])
}

function checkPlace({ value, at }: Located<LessonVoice>, { modules, unread }: Content): Problem[] {
  const lesson = modules.flatMap(({ lessons }) => lessons).find((one) => one.value.id === value.lesson)
  if (!lesson && unread.names.has(value.lesson)) return []
  if (!lesson) return [error(at('lesson'), 'dangling-lesson', `no lesson “${value.lesson}”`)]
  const isThere = lesson.text.steps.some(({ id }) => id === value.step)
  return isThere ? [] : [error(at('step'), 'dangling-step', `no step “${value.step}” in “${value.lesson}”`)]
}

function checkConsent({ value: { consent }, at }: Located<LessonVoice>, { today, release }: CheckDay): Problem[] {
  if (consent.on > today) return [error(at('consent', 'on'), 'voice-consent', `${consent.on} is in the future`)]
  if (consent.until === null || consent.until >= today) return []
  const report = release ? error : warning
  return [report(at('consent', 'until'), 'voice-consent', `the consent ended on ${consent.until}: take the voice out`)]
}

function checkReview({ value, at }: Located<LessonVoice>, { today }: CheckDay): Problem[] {
  const { role, on, version } = value.review
  const now = hashOf({ by: value.by, text: value.text }).slice(0, 12)
  const found: [isWrong: boolean, key: string, message: string][] = [
    [
      value.kind === 'survivor' && role !== 'survivor-advocate',
      'role',
      'a survivor’s words need the review of a survivor advocate',
    ],
    [on > today, 'on', `${on} is in the future`],
    [version !== now, 'version', `“${value.id}” is now version ${now}: this review is of other words`],
  ]
  return found.flatMap(([isWrong, key, message]) =>
    isWrong ? [error(at('review', key), 'voice-review', message)] : [],
  )
}
