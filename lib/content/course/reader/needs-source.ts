const statute =
  /\b(?:U\.S\.C\.|M\.R\.S\.|C\.?F\.?R\b|P\.L\.|Pub\. L\.|LD \d|[Ss]ections? \d|Title \d|[Cc]hapter \d|Resolve\b|Executive Order|Directive \d|[A-Z]\w+ Act\b|TVPA\b)/
const date =
  /\b(?:1[89]|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October|November|December) \d/
const number = /\d|[$%]|\bpercent\b|\b(?:half|a third|two thirds|a quarter|three quarters|one in \w+) of\b/i

/** Names in the United States. A state's own are in sources/organizations.yaml. */
const federal = [
  'National (?:Human Trafficking )?Hotline',
  'Department of [A-Z]\\w+',
  ...['Homeland Security', 'Border Patrol', 'Attorney General', 'U\\.S\\. Attorney', 'Polaris', '[A-Z]\\w+ Circuit'],
  ...['Wage and Hour', 'Child Protective', 'Adult Protective', 'Monitor Advocate', 'Victims. Compensation'],
  ...['Judicial Branch', 'Legislature', 'Congress'],
]
const body =
  /\b[A-Z][\w’'-]+(?: (?:and|for|of|the|on|against) | [A-Z][\w’'-]+ | )*(?:Agency|Army|Association|Bureau|Center|Charities|Coalition|Commission|Committee|Council|Court|Cross|Department|Division|Foundation|Institute|Nations|Network|Office|Program|Project|Rights Watch|Services|Society|University)\b|\b[A-Z][\w’'-]+ Police(?: Department)?\b|\bInterpol\b/
/** Acronyms, except those that name no organization. */
const acronym = /\b(?!(?:ATM|DNA|ESL|GPS|NGO|PDF|SUV|TPS|TTY|USA|VISA)s?\b)[A-Z]{3,}s?\b/

/** The part of a sentence that needs a source, in a word or two, or null. */
export type SourceNeed = (sentence: string) => string | null

/** `organizations` are names that no pattern here finds. */
export function makeSourceNeed(organizations: readonly string[]): SourceNeed {
  const escaped = organizations.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('’', "[’']"))
  const named = new RegExp(`\\b(?:${[...federal, ...escaped].join('|')})\\b`)
  return (sentence) => {
    if (statute.test(sentence)) return 'a statute'
    if (date.test(sentence)) return 'a date'
    if (named.test(sentence) || body.test(sentence) || acronym.test(sentence)) return 'an organization'
    return number.test(sentence) ? 'a number' : null
  }
}
