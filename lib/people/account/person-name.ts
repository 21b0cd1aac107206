import { z } from 'zod'

const joiners = /[\u200c\u200d]/gu
/** They choose between shapes of one letter, and no font of ours has them. */
const variationSelectors = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu
/** Persian and Khmer spelling needs joiners after a letter; in our other letters they would hide. */
const invisible =
  /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<![\p{L}\p{M}])[\u200c\u200d]|(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200c\u200d]/u
const letter = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u
/** Burmese stacks five of its own marks on a letter; marks for every script stack into a tower. */
const tower = /\p{M}{7}|(?:(?=\p{M})\p{Script=Inherited}){5}/u

export const personName = z
  .string()
  .transform((text) => text.normalize('NFC').replace(variationSelectors, '').trim().replace(/\s+/gu, ' '))
  .pipe(
    z
      .string()
      .min(1, 'Enter your name.')
      .max(120, 'Use at most 120 characters for the name.')
      .refine((name) => !invisible.test(name), 'The name has an invisible character. Type it instead of pasting it.')
      .refine((name) => letter.test(name), 'Use at least one letter.')
      .refine((name) => !tower.test(name.replace(joiners, '')), 'Use fewer marks on one letter.'),
  )

const lookAlikes = Object.entries({
  Latin: /\p{Script=Latin}/u,
  Greek: /\p{Script=Greek}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Armenian: /\p{Script=Armenian}/u,
  Cherokee: /\p{Script=Cherokee}/u,
  Coptic: /\p{Script=Coptic}/u,
  Lisu: /\p{Script=Lisu}/u,
})

/** The scripts of a name that mixes two or more whose letters look alike, otherwise none (after Unicode TS 39). */
export function mixedScripts(name: string): string[] {
  const found = lookAlikes.filter(([, script]) => script.test(name)).map(([script]) => script)
  return found.length > 1 ? found : []
}
