import * as common from '@zxcvbn-ts/language-common'

function listOf(name: keyof typeof common.dictionary): string[] {
  return common.dictionary[name].map(String)
}

/** The 49,233 most common passwords of past breaches (docs/decisions/061). */
export const breachedPasswords: ReadonlySet<string> = new Set(listOf('passwords-common'))

/** The long list of the Electronic Frontier Foundation: 7,776 words that are easy to spell and to tell apart. */
export const passphraseWords: readonly string[] = listOf('diceware-common')
