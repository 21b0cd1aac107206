import { createHash } from 'node:crypto'
import { type ChainEntry, genesis } from '@/lib/audit/log/chain'
import { SubjectTree } from './subject-tree'

export interface ChainedSubject {
  id: string
  /** False for one of several people on a list that an entry covers. */
  own: boolean
}

/** A person's place in the tree, how many entries are about them, and the hash of the newest. */
export interface SubjectHead {
  ordinal: number
  entries: number
  head: string
}

export interface SubjectRoot {
  count: number
  root: string
}

const accountId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function subjectsOf({ subjectId, details }: Pick<ChainEntry, 'subjectId' | 'details'>): ChainedSubject[] {
  const people: unknown[] = 'people' in details && Array.isArray(details.people) ? details.people : []
  const listed = people.filter((one): one is string => typeof one === 'string' && accountId.test(one))
  const others = [...new Set(listed)].filter((id) => id !== subjectId)
  return [...(subjectId ? [{ id: subjectId, own: true }] : []), ...others.map((id) => ({ id, own: false }))]
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** `link` is the entry's hash in the chain of all entries. */
export function subjectLink(previous: string, { link, own }: { link: string; own: boolean }): string {
  return sha256(`northlight subject link 1\n${previous}\n${own ? 'own' : 'listed'}\n${link}`)
}

export function subjectLeaf(id: string, { entries, head }: Pick<SubjectHead, 'entries' | 'head'>): string {
  return sha256(`northlight subject 1\n${id}\n${entries}\n${head}`)
}

/** One chain per person, inside the chain of all entries. `heads` must have everyone whom the next entries are about. */
export class SubjectChains {
  private readonly changed = new Set<string>()
  private next: number

  constructor(
    readonly tree = new SubjectTree(),
    readonly heads = new Map<string, SubjectHead>(),
  ) {
    this.next = tree.size
  }

  add(link: string, subjects: readonly ChainedSubject[]): void {
    for (const { id, own } of subjects) {
      const { ordinal, entries, head } = this.heads.get(id) ?? { ordinal: this.next++, entries: 0, head: genesis }
      this.heads.set(id, { ordinal, entries: entries + 1, head: subjectLink(head, { link, own }) })
      this.changed.add(id)
    }
  }

  root(): SubjectRoot {
    for (const id of this.changed) {
      const head = this.heads.get(id)
      if (head) this.tree.set(head.ordinal, subjectLeaf(id, head))
    }
    this.changed.clear()
    return { count: this.tree.size, root: this.tree.root() }
  }
}
