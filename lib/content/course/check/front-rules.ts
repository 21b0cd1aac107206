import type { Content } from '@/lib/content/course/reader/content'
import type { SourceNeed } from '@/lib/content/course/reader/needs-source'
import { error, type Located, type Place, warning } from '@/lib/content/course/reader/problem'
import type { ItemSource } from '@/lib/content/quiz/schema'
import type { PublicCase } from '../front-source'
import type { Problem } from '../schema'
import { checkHandouts } from './handout-rules'
import { checkItem } from './item-rules'
import { checkItemStyle } from './item-style'
import { checkPicture } from './picture-rules'
import { checkTerms } from './text-rules'

/** The public case and the sample items, whose keys everyone sees, and all pictures. */
export function checkFront(content: Content, needOf: SourceNeed): Problem[] {
  const { courses, modules, publicCase, samples } = content
  const hasScenes = modules.some(({ encounters }) => encounters.some(({ value }) => value.scene))
  return [
    ...(publicCase ? checkPublicCase(publicCase) : []),
    ...samples.flatMap((item) => [...checkItem(item), ...checkItemStyle(item, needOf)]),
    ...checkAudiences(samples),
    ...checkHandouts(content),
    ...[...courses, ...modules].flatMap(({ value, at }) =>
      value.cover ? checkPicture(`cover-${value.cover}`, at('cover')) : [],
    ),
    ...modules
      .flatMap(({ lessons }) => lessons)
      .flatMap(({ value, at }) => (value.scene ? checkPicture(`scene-${value.scene}`, at('scene')) : [])),
    ...modules
      .flatMap(({ encounters }) => encounters)
      .flatMap(({ value, at }) =>
        value.scene
          ? checkPicture(`scene-${value.scene}`, at('scene'))
          : hasScenes
            ? [warning(at('setting'), 'scene', `“${value.id}” has no scene, the picture of its place`)]
            : [],
      ),
  ]
}

function checkPublicCase({ value, at }: Located<PublicCase>): Problem[] {
  const { decisions, end } = value
  const terms = (texts: readonly string[], place: Place) => checkTerms(texts.join(' '), place)
  return [
    ...checkPicture(value.picture, at('picture')),
    ...decisions.flatMap((decision, index) => [
      ...checkDecision(decision, (...path) => at('decisions', index, ...path)),
      ...terms([...decision.text, decision.ask], at('decisions', index, 'text')),
      ...decision.choices.flatMap(({ text, title, reply, follows = [], to }, number) => [
        ...terms([text, title, reply, ...follows], at('decisions', index, 'choices', number, 'text')),
        ...(to === undefined || decisions.findIndex(({ id }) => id === to) > index
          ? []
          : [error(at('decisions', index, 'choices', number, 'to'), 'case-path', `no later decision “${to}”`)]),
      ]),
      ...(index === 0 || decisions.some(({ choices }) => choices.some(({ to }) => to === decision.id))
        ? []
        : [error(at('decisions', index, 'id'), 'case-path', `no choice leads to “${decision.id}”`)]),
    ]),
    ...terms(end.text, at('end', 'text')),
  ]
}

function checkDecision(
  { id, choices }: PublicCase['decisions'][number],
  at: (...path: PropertyKey[]) => Place,
): Problem[] {
  const experts = choices.filter(({ grade }) => grade === 'expert').length
  return [
    ...(experts === 1
      ? []
      : [
          error(
            at('choices'),
            'one-expert',
            `decision “${id}” must have exactly one expert choice, but has ${experts}`,
          ),
        ]),
    ...choices.flatMap((choice, number) =>
      choices.findIndex((other) => other.id === choice.id) < number
        ? [error(at('choices', number, 'id'), 'duplicate-id', `decision “${id}” has two choices “${choice.id}”`)]
        : [],
    ),
  ]
}

function checkAudiences(samples: readonly Located<ItemSource>[]): Problem[] {
  return samples.flatMap(({ value, at }, index) => [
    ...(value.interaction === 'choice'
      ? []
      : [error(at('interaction'), 'sample', 'a sample item must be a choice, which reads without a form')]),
    ...(samples.findIndex((other) => other.value.audience === value.audience) < index
      ? [error(at('audience'), 'sample', `there is already a sample item for “${value.audience}”`)]
      : []),
  ])
}
