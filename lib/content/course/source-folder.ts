import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { z } from 'zod'
import type { Unread } from './content'
import { type Exemption, readExemptions } from './exemption'
import { error, type Located } from './problem'
import type { Problem } from './schema'
import { check, checkList, parseYaml } from './yaml-file'

/** The files of a folder of courses, as they are opened: what is wrong with any is noted, and which of them were left out. */
export class SourceFolder {
  readonly problems: Problem[] = []
  readonly unread: Unread = { names: new Set(), files: new Set(), folders: new Set() }
  readonly exemptions: Exemption[] = []
  private readonly opened = new Set<string>()

  readonly name: string

  constructor(private readonly dir: string) {
    this.name = basename(dir)
  }

  /** What a file holds; null when it is not there or has errors. */
  async one<T>(schema: z.ZodType<T>, path: string): Promise<Located<T> | null> {
    const located = (await this.yaml(path, (parsed) => check(schema, parsed)))?.located ?? null
    if (!located) this.unread.files.add(path)
    return located
  }

  /** Those of the entries of a file that have no errors. */
  async list<T>(schema: z.ZodType<T>, path: string): Promise<Located<T>[]> {
    const checked = await this.yaml(path, (parsed) => checkList(schema, parsed))
    if (!checked?.isList) this.unread.files.add(path)
    return checked?.located ?? []
  }

  private async yaml<T extends { problems: Problem[] }>(path: string, checked: (parsed: Located<unknown>) => T) {
    const text = await this.text(path)
    if (text === null) {
      this.skipped(path, '')
      return null
    }
    const parsed = parseYaml(this.shown(path), text)
    const found = parsed.problems.length > 0 ? null : checked(parsed)
    const problems = found?.problems ?? parsed.problems
    this.problems.push(...problems)
    if (problems.length > 0) this.skipped(path, text)
    return found
  }

  /** Notes that something of a file was left out. */
  skipped(path: string, text: string): Unread {
    this.unread.folders.add(
      path
        .split('/')
        .slice(0, path.startsWith('modules/') ? 2 : 1)
        .join('/'),
    )
    for (const [, id = ''] of text.matchAll(/\bid: *["']?([\w-]+)/g)) this.unread.names.add(id)
    return this.unread
  }

  /** The text with plain line ends, or null and a problem when the file is not there. */
  async text(path: string): Promise<string | null> {
    this.opened.add(path)
    const text = await readFile(join(this.dir, path), 'utf8').catch(() => null)
    if (text !== null) return this.plain(path, text)
    this.problems.push(error({ file: this.shown(dirname(path)), line: 1 }, 'folder', `has no ${basename(path)}`))
    return null
  }

  /** Without a byte-order mark and with plain line ends; what it exempts is noted. */
  private plain(path: string, raw: string): string {
    const text = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
    const { exemptions, problems } = readExemptions(this.shown(path), text)
    this.exemptions.push(...exemptions)
    this.problems.push(...problems)
    return text
  }

  async folders(path: string): Promise<string[]> {
    const entries = await this.entries(path)
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  }

  async names(path: string): Promise<string[]> {
    return (await this.entries(path)).map((entry) => entry.name)
  }

  private async entries(path: string) {
    const entries = await readdir(join(this.dir, path), { withFileTypes: true }).catch(() => [])
    return entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** A path as problems name it. */
  shown(path: string): string {
    return `${this.name}/${path}`
  }

  /** Files that nothing here reads: misnamed or misplaced, and an author waits for what is in them. */
  async findStrays(): Promise<void> {
    const entries = await readdir(this.dir, { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = relative(this.dir, join(entry.parentPath, entry.name)).replaceAll(sep, '/')
      if (this.opened.has(path) || /(?:^|\/)(?:\..*|(?:LICENSE|README)[^/]*)$/.test(path)) continue
      this.problems.push(
        error({ file: this.shown(path), line: 1 }, 'unreachable', 'nothing reads a file of this name here'),
      )
    }
  }
}
