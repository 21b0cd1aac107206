/* What makes a sentence a statement that a reader must be able to check. */

const statute =
  /\b(?:U\.S\.C\.|M\.R\.S\.|C\.?F\.?R\.?|P\.L\.|Pub\. L\.|LD \d|Section \d|Title \d|chapter \d|Resolve|Executive Order|Directive \d)/i
const date =
  /\b(?:1[89]|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October|November|December) \d/
const number = /\d|[$%]|\bpercent\b/

/** Bodies that the courses speak of; a name here is matched as a whole word. */
const organizations = [
  ...[
    'Preble Street',
    'Healing Center',
    'Immigrant Legal Advocacy Project',
    'ILAP',
    'Pine Tree Legal',
    'Farmworker Unit',
  ],
  ...['MECASA', 'Maine Coalition', 'Maine STEN', 'Provider Council', 'MIRC', 'Immigrants. Rights Coalition'],
  ...['Women.s Lobby', 'Mobile Health Program', 'Migrant Health Program', 'New Mainers', 'Immigrant Resource Center'],
  ...['DHHS', 'HHS', 'DHS', 'HSI', 'ICE', 'FBI', 'USCIS', 'UNODC', 'ILO', 'ODIHR', 'OVC', 'IACP', 'NCMEC', 'Polaris'],
  ...['Compass Connections', 'National (?:Human Trafficking )?Hotline', 'State Department', 'Department of [A-Z]\\w+'],
  ...['Homeland Security', 'Border Patrol', 'Attorney General', 'U\\.S\\. Attorney', 'State Police', 'Work Group'],
  ...['Criminal Justice Academy', 'Human Rights Commission', 'Wage and Hour', 'Child Protective', 'Adult Protective'],
  ...['Victims. Compensation', 'Monitor Advocate', 'Judicial Branch', 'Legislature', 'Congress', 'First Circuit'],
]
const organization = new RegExp(`\\b(?:${organizations.join('|')})\\b`)

/** What in a sentence wants a source, in a word or two; null when nothing does. */
export function sourceNeededFor(sentence: string): string | null {
  if (statute.test(sentence)) return 'a statute'
  if (date.test(sentence)) return 'a date'
  if (organization.test(sentence)) return 'an organization'
  return number.test(sentence) ? 'a number' : null
}
