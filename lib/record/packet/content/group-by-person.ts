type Rows = Record<string, readonly { accountId: string }[]>
type Mutable<Of extends Rows> = { [Kind in keyof Of]: Of[Kind][number][] }

/** Keeps the order of the rows of each person. */
export function groupByPerson<Of extends Rows>(rows: Of): (accountId: string) => Mutable<Of> {
  const none = () => Object.fromEntries(Object.keys(rows).map((kind) => [kind, []])) as unknown as Mutable<Of>
  const people = new Map<string, Mutable<Of>>()
  for (const kind of Object.keys(rows) as (keyof Of)[]) {
    for (const row of rows[kind] ?? []) {
      const person = people.get(row.accountId) ?? none()
      people.set(row.accountId, person)
      person[kind].push(row)
    }
  }
  return (accountId) => people.get(accountId) ?? none()
}
