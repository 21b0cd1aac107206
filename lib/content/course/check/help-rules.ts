import type { Content, PartContent } from '@/lib/content/course/reader/content'
import type { SourceNeed } from '@/lib/content/course/reader/needs-source'
import { error, type Place, warning } from '@/lib/content/course/reader/problem'
import { ReferenceFinder } from '@/lib/content/course/reader/reference-finder'
import { type HelpText, helpLinesOf } from '../help-source'
import { isUnchecked } from '../register-source'
import type { Problem } from '../schema'
import { checkTerms, checkUncited } from './text-rules'

/** The numbers of `help.yaml`, and the pages “Get help” that print them. */
export function checkHelp(content: Content, needOf: SourceNeed): Problem[] {
  return [...checkNumbers(content), ...content.helpTexts.flatMap((text) => checkHelpText(text, content, needOf))]
}

function checkNumbers({ help, facts }: Content): Problem[] {
  const known = new Map(facts.map(({ value }) => [value.id, value]))
  return help.flatMap(({ value, at }) => {
    const fact = known.get(value.fact)
    if (!fact) return []
    const missing = (['phone', 'text', 'whatsapp'] as const).filter((key) => !fact.statement.includes(value[key] ?? ''))
    const pages = fact.readFrom.map(({ url }) => new URL(url).host)
    const isChat = !value.chat || (/\bchat\b/.test(fact.statement) && pages.includes(new URL(value.chat).host))
    return [
      ...missing.map((key) =>
        error(at(key), 'phone-number', `“${value.fact}” does not give the number ${value[key] ?? ''}`),
      ),
      ...(isChat ? [] : [error(at('chat'), 'help-line', `“${value.fact}” names no chat, or no page of ${value.chat}`)]),
    ]
  })
}

function checkHelpText({ value, at, slug }: PartContent<HelpText>, content: Content, needOf: SourceNeed): Problem[] {
  const finder = new ReferenceFinder(content)
  const lines = new Map(content.help.map((one) => [one.value.fact, one.value]))
  const facts = content.facts.map((fact) => fact.value)
  const named = helpLinesOf(value)
  const missing = [...lines.values()].filter(({ fact, listed }) => listed && !named.some(({ line }) => line === fact))
  const emergency = content.site?.value.emergency
  return [
    ...named.flatMap(({ line, path }) => finder.line(line, at(...path))),
    ...named
      .filter(({ line }) => isUnchecked(lines.get(line), facts))
      .map(({ line, path }) => warning(at(...path), 'help-line', `“${line}” waits for its check and isn't shown`)),
    ...missing
      .filter(({ fact }) => fact !== emergency)
      .map(({ fact, name }) => error(at('lines'), 'help-line', `has no line “${fact}”, ${name}`)),
    ...(slug === 'en' ? checkEnglish({ value, at }, needOf) : []),
  ]
}

/** Translations say what the English says, and our lists of words are English. */
function checkEnglish(
  { value, at }: { value: HelpText; at: (...path: PropertyKey[]) => Place },
  needOf: SourceNeed,
): Problem[] {
  const sentences = (['signs', 'calling'] as const).flatMap((part) =>
    value[part].list.map(({ text, facts }, index) => ({
      text,
      place: at(part, 'list', index, 'text'),
      cited: facts.length > 0,
    })),
  )
  const others = [
    ...value.lines.map(({ heading, text }, index) => ({ text: `${heading}. ${text}`, place: at('lines', index) })),
    { text: `${value.lead} ${value.safe.text} ${value.signs.after}`, place: at('lead') },
  ]
  return [
    ...[...sentences, ...others].flatMap(({ text, place }) => checkTerms(text, place)),
    ...sentences.flatMap((one) => checkUncited(one, needOf)),
  ]
}
