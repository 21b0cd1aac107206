import type { HelpText } from '@/lib/content/course/help-source'
import { type Fact, type HelpLine, isUnchecked } from '@/lib/content/course/register-source'
import type { Catalog } from '@/lib/content/course/schema'

const original = 'en'

interface HelpEntry {
  heading: string
  text: string
  line: HelpLine
}

export interface HelpPage extends Omit<HelpText, 'lines' | 'talk' | 'card'> {
  code: string
  /** Without a number that waits for its check. */
  lines: HelpEntry[]
  talk: HelpEntry | null
  emergency: HelpLine | null
  card: Pick<HelpText['card'], 'title' | 'text'> & { lines: { label: string; number: string; isText: boolean }[] }
  /** To show to a passer-by, who reads English. */
  say: string
  sources: Fact[]
  /** All languages that are offered, this one among them. */
  languages: { code: string; name: string; direction: 'ltr' | 'rtl' }[]
}

/** Null in a language whose text is missing or that nobody has reviewed. */
export function findHelpPage(catalog: Catalog, code: string): HelpPage | null {
  const offered = catalog.helpTexts.filter((one) => one.code === original || one.reviewed)
  const text = offered.find((one) => one.code === code)
  if (!text) return null
  const english = offered.find((one) => one.code === original) ?? text
  const lineOf = (fact: string) => catalog.help.find((one) => one.fact === fact && !isUnchecked(one, catalog.facts))
  const entries = [text.talk, ...text.lines].flatMap(({ heading, text: note, line: fact }) => {
    const line = lineOf(fact)
    return line ? [{ heading, text: note, line }] : []
  })
  const talk = entries.find(({ line }) => line.fact === text.talk.line) ?? null
  const lines = entries.filter((one) => one !== talk)
  const emergency = lineOf(catalog.site.emergency) ?? null
  const cited = [
    ...text.danger.facts,
    ...[...text.signs.list, ...text.calling.list].flatMap(({ facts }) => facts),
    ...[...entries.map(({ line }) => line), ...(emergency ? [emergency] : [])].map(({ fact }) => fact),
  ]
  return {
    ...text,
    ...{ lines, talk, emergency },
    card: {
      ...text.card,
      lines: text.card.lines.flatMap(({ line: fact, label, by }) => {
        const number = lineOf(fact)?.[by === 'text' ? 'text' : 'phone']
        return number ? [{ label, number, isText: by === 'text' }] : []
      }),
    },
    say: english.show.say,
    sources: catalog.facts.filter(({ id }) => cited.includes(id)),
    languages: offered.map(({ code: other, language, direction }) => ({ code: other, name: language, direction })),
  }
}
