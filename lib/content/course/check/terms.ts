interface Term {
  avoid: RegExp
  prefer: string
}

const terms: Term[] = [
  {
    avoid: /\billegal (?:alien|immigrant|migrant|worker|person|people)s?\b|\billegals\b/i,
    prefer: 'a person without status',
  },
  { avoid: /(?<!illegal )\baliens?\b/i, prefer: 'noncitizen' },
  {
    avoid: /\b(?:child|teen|teenage|juvenile|minor|underage) (?:prostitut|sex work)\w*/i,
    prefer: 'a minor in commercial sex',
  },
  { avoid: /\bprostitutes?\b|\bhookers?\b|\bwhores?\b/i, prefer: 'a person who sells sex' },
  { avoid: /\bjohns\b/, prefer: 'buyers' },
  { avoid: /\bpimp(?:s|ed|ing)?\b/i, prefer: 'the person who profits' },
  { avoid: /\brescu(?:e|es|ed|ing|ers?)\b/i, prefer: 'help a person to leave' },
  { avoid: /\b(?:modern|modern-day) slave(?:s|ry)?\b|\bsex slaves?\b/i, prefer: 'trafficking' },
  {
    avoid: /\b(?:heinous|horrific|horrifying|evil|monsters?|innocent victims?|unspeakable|barbaric)\b/i,
    prefer: 'plain words',
  },
  { avoid: /\b(?:allowed|let) (?:herself|himself|themselves) (?:to )?be\b/i, prefer: 'who did what to the person' },
  {
    avoid: /\bfail(?:s|ed)? to (?:leave|escape|flee|report)\b|\bchose to stay\b/i,
    prefer: 'what kept the person there',
  },
  { avoid: /\bshould have (?:known|left|fled|reported|said)\b/i, prefer: 'what kept the person there' },
  { avoid: /\bput (?:herself|himself|themselves) (?:at risk|in danger)\b/i, prefer: 'who put the person at risk' },
  {
    avoid:
      /\basked for it\b|\b(?:her|his|their) own fault\b|\bchose (?:this|that) life\b|\bbrought it on\b|\bgot what (?:she|he|they) deserved\b/i,
    prefer: 'who did what to the person',
  },
  { avoid: /\bpromiscuous\b|\brunaways?\b/i, prefer: 'a young person away from home' },
  { avoid: /\b(?:drug )?addicts?\b|\bjunkies?\b/i, prefer: 'a person who depends on a drug' },
  { avoid: /\bbroken English\b/i, prefer: 'limited English' },
  { avoid: /\bforeigners?\b/i, prefer: 'people from other countries' },
]

/** Statutes keep their terms: quotations, or the terms of a section that the sentence names. */
const statute = /\b(?:U\.S\.C\.|M\.R\.S\.|C\.?F\.?R\b|Code\b|statute|section \d)/i
const quoted = /“[^”]*”|"[^"]*"/g
const termsOfLaw = /\baliens?\b/gi

export function termsToAvoid(text: string): { found: string; prefer: string }[] {
  const own = statute.test(text) ? text.replace(quoted, '').replace(termsOfLaw, '') : text
  return terms.flatMap(({ avoid, prefer }) => {
    const match = avoid.exec(own)
    return match ? [{ found: match[0], prefer }] : []
  })
}
