/** Headings of the roster template; the import recognizes each. `label`: the organization's name for its identifier. */
export function templateHeadings(label: string | null): string[] {
  return ['Name', 'Email address', label ?? 'Identifier', 'Rank or role', 'Division', 'Hired on', 'Supervisor']
}
