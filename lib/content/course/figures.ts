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
  'child-notices': {
    title: 'Three notices about a child, and their clocks',
    words: [
      'DHHS Child Protective Intake: at once, for abuse or neglect that is known or reasonably suspected. Everyone whom the law names owes it.',
      'District attorney: at once, for sexual or physical abuse of a child, whoever is suspected. Police owe it in addition.',
      'Federal HHS: within 24 hours, for a person under 18 who may be a victim of a severe form of trafficking. Federal, state and local officials owe it.',
      'None replaces another. Within 24 hours after it finds a child eligible for interim help, HHS must tell Homeland Security, so tell the child first.',
    ],
    facts: ['F-ME-30', 'F-ME-50', 'F-REL-17', 'F-REL-32'],
    lines: [],
  },
  'growing-debt': {
    title: 'A debt that grows while the person works',
    words: [
      'The sums are invented. Someone owes 3,000 dollars and works full time.',
      'Each week the work is worth 600 dollars, and 200 is credited. For bed, ride and tools, 260 is added.',
      'So the debt grows by 60 dollars a week: 3,600 after ten weeks, while the work was worth 6,000.',
      'The law asks if the fair value of the work is credited, and if its length and nature are fixed.',
    ],
    facts: ['F-PRA-37', 'F-FED-13'],
    lines: [],
  },
  'kinds-of-warrant': {
    title: 'Two kinds of warrant',
    words: [
      'A judicial warrant names a court and has a judge’s signature. It can authorize entry or a search.',
      'ICE forms I-200 and I-205 are signed by immigration officials. On the older view they alone open no private room; an ICE memo of May 2025 contests that for some homes.',
      'With either: call the person who speaks for the house, read the paper, and copy it.',
    ],
    facts: ['F-RSP-20', 'F-RSP-21', 'F-RSP-23'],
    lines: [],
  },
  'ride-to-trafficking': {
    title: 'When a ride turns into trafficking',
    words: [
      'A ride that was agreed to, even a hidden one, can end when the fare is paid. Then it is smuggling only, a crime of those who move people.',
      'If the fare is still owed, there is a debt. A debt is no trafficking by itself.',
      'If the person works for it, ask: for whom, what if you stop, what has been said?',
      'If someone compels the work by one of the means, it may be trafficking.',
    ],
    facts: ['F-FED-20', 'F-POL-14', 'F-USC-1589'],
    lines: [],
  },
  'one-case-two-laws': {
    title: 'One case under two laws',
    words: [
      'The case: “Quit, and I tell the police that you stole.” So the cook stays, unpaid.',
      'Federal law, 18 U.S.C. 1589, asks how the work was got: here by abuse of legal process. Up to 20 years.',
      'Maine law, 17-A M.R.S. 304, asks if it was compelled: here by a threat that is very probably on the list. Class C, up to 5 years.',
      'The same facts serve both. Prosecutors decide who charges, and what.',
    ],
    facts: ['F-USC-1589', 'F-FED-12', 'F-ME-08', 'F-ME-58', 'F-ME-09', 'F-RSP-08'],
    lines: [],
  },
  'who-may-share': {
    title: 'Who may share what with whom',
    words: [
      'Police to prosecutor: all of it, reports, notes and what may raise a doubt.',
      'Agency to agency: only what the other has a right to know and needs to know.',
      'A nonprofit victim service to anyone: only with the survivor’s release, which is written, signed, specific and limited in time.',
      'Three kinds of advocates have a privilege, with exceptions. A court can seek the notes of other staff and volunteers.',
      'A child at risk: those whom the law names must report, without a release.',
    ],
    facts: ['F-POL-11', 'F-PRA-10', 'F-ME-39', 'F-ME-30'],
    lines: [],
  },
  'who-is-at-the-scene': {
    title: 'Who is who at a scene',
    words: [
      'Police make it safe and gather the evidence. The prosecutor decides on charges. The interpreter is trained, neutral, and has no tie to anyone here.',
      'The victim witness advocate is in the district attorney’s office and helps with court and rights. A confidential advocate is another person, who stands with the survivor.',
      'HSI is part of ICE and investigates crimes. ICE’s removal officers make civil immigration arrests. Border Patrol is part of CBP and works inland in Maine.',
    ],
    facts: ['F-RSP-08', 'F-PRA-05', 'F-PRA-30', 'F-ORG-17', 'F-RSP-26'],
    lines: [],
  },
} satisfies Record<string, Figure>

export type FigureName = keyof typeof figures

export function factsOfFigure(name: string): string[] {
  const figure = Object.hasOwn(figures, name) ? figures[name as FigureName] : undefined
  return figure ? [...figure.facts, ...figure.lines] : []
}
