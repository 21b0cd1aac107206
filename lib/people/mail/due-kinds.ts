import type { Letter, NoticeMail } from './letter'

export interface DueMail extends NoticeMail {
  /** One sentence for each due date. */
  own: string[]
  /** One line for each person. */
  people: string[]
}

/** A mail names at most this many people. */
const mostNamed = 50

/** Reminders of due dates: one mail for a person and day. */
export const dueKinds = {
  'due-dates': ({ name, site, own, people }: DueMail): Letter => ({
    subject: own.length > 0 ? 'Dates in your training' : 'Dates in your people’s training',
    preview: own.length > 0 ? 'What is due, and when.' : 'Who is overdue.',
    name,
    paragraphs: [
      ...own,
      ...(own.length > 0
        ? ['My courses shows what is left to do. If you will be late, you can tell your coordinator there.']
        : []),
      ...(people.length > 0
        ? [
            'You get this as the supervisor of these people, whose training has been overdue for more than two weeks:',
            linesOf(people),
          ]
        : []),
    ],
    action: own.length > 0 ? { words: 'Open My courses', url: `${site}/learn` } : { words: 'Open the site', url: site },
    stop: null,
  }),
} satisfies Record<string, (data: never) => Letter>

/** A line break in a name must not add lines to the mail. */
function linesOf(people: readonly string[]): string {
  const named = people.slice(0, mostNamed).map((line) => line.replace(/\s+/g, ' ').trim())
  const more = people.length - named.length
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('\n')
}
