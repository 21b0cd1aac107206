import * as common from '@zxcvbn-ts/language-common'

function listOf(name: keyof typeof common.dictionary): string[] {
  return common.dictionary[name].map(String)
}

/** The 49,233 most common passwords of past breaches (docs/decisions/061). */
export const breachedPasswords: ReadonlySet<string> = new Set(listOf('passwords-common'))

/** Words about violence, captivity, bodies, and kinds of people: not on these pages. */
const unfit = new Set(
  `anger arousal autism autistic captivate captive captivity chokehold cruelly cruelness cruelty defile defiling deport
  deviant disabled drown duress enslave evil explicit expose exposure fondling gag handcuff hate immorally impotence
  impotency impotent jailbird jailbreak jailer jailhouse kissable kisser kissing lustfully lustily lustiness lusty massager
  mourner mournful negligee oppressed oppressor poison pregnancy pregnant prison punisher race racism rage raging ravishing
  robbing savage scalping seduce seducing skinhead slain smuggler smuggling starved starving strangle suffocate threaten
  unclothed underage undress ungodly unwed widow womb wound`.split(/\s+/),
)

/** The long list of the Electronic Frontier Foundation, easy to spell and to tell apart, without the unfit. */
export const passphraseWords: readonly string[] = listOf('diceware-common').filter((word) => !unfit.has(word))
