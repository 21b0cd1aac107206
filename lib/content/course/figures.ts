interface Figure {
  title: string
  words: string[]
  facts: string[]
  lines: string[]
}

/** Each has a text alternative, the facts it rests on, and the phone numbers it prints. */
export const figures = {
  'act-means-purpose': {
    title: 'Three parts, and all of them',
    words: [
      'Act: somebody recruits, harbors, moves, provides or obtains a person.',
      'Means: by force, fraud or coercion. For commercial sex of a person under 18 federal law asks for no means.',
      'Purpose: labor or services, or commercial sex.',
      'With all three it can be trafficking. Without the means it may be hard work for bad pay: wage and hour, or legal aid.',
      'Without the purpose it may be smuggling, or a fraud that got money and no work.',
    ],
    facts: ['F-FED-11', 'F-FED-20', 'F-ORG-18'],
    lines: [],
  },
  'who-to-call': {
    title: 'Whom to call',
    words: [
      'Is somebody in danger now? Call 911.',
      'Is a child being harmed or sold? Call Child Protective Intake at once. Many of us must. Police also call the district attorney.',
      'Is an adult who depends on care being used? Call Adult Protective Services.',
      'Does the person want help with trafficking, or to talk it over? Offer the National Human Trafficking Hotline; for sexual violence, the Maine sexual assault helpline.',
      'Is it about farm work or unpaid wages? Offer the Farmworker Unit, or the state wage office.',
      'Does the person want none of it? Leave the number and the choice.',
    ],
    facts: ['F-ME-30', 'F-ME-50'],
    lines: ['F-LIN-01', 'F-LIN-04', 'F-LIN-14', 'F-LIN-02', 'F-LIN-03', 'F-LIN-05', 'F-LIN-06'],
  },
  'paths-of-relief': {
    title: 'Paths of relief for a person who is not a citizen',
    words: [
      'Continued presence: a federal law-enforcement officer asks for it, for a victim who may be a witness.',
      'T status: the person applies on Form I-914, and USCIS decides. An officer’s declaration helps and is not required.',
      'U status: the person applies on Form I-918 and needs a certification, which an agency may sign or not. USCIS decides.',
      'HHS certification follows continued presence, a T visa, or a bona fide (genuine) T application that was not denied: benefits like a refugee’s.',
      'A person under 18 needs no certification and need not help the police; HHS issues a letter, and must tell Homeland Security.',
    ],
    facts: ['F-REL-06', 'F-REL-01', 'F-REL-02', 'F-REL-05', 'F-REL-08', 'F-REL-32'],
    lines: [],
  },
} satisfies Record<string, Figure>

export type FigureName = keyof typeof figures

export function factsOfFigure(name: string): string[] {
  const figure = Object.hasOwn(figures, name) ? figures[name as FigureName] : undefined
  return figure ? [...figure.facts, ...figure.lines] : []
}
