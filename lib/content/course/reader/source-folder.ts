import { readdir } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { z } from 'zod'
import type { Problem } from '../schema'
import type { Unread } from './content'
import { type Exemption, readExemptions } from './exemption'
import { findInvisible, invisible } from './invisible'
import { linked, readFaultOf, readPlainFile } from './plain-file'
import { error, type Located } from './problem'
import { check, checkList, parseYaml } from './yaml-file'

export class SourceFolder {
  readonly problems: Problem[] = []
  readonly unread: Unread = { names: new Set(), files: new Set(), folders: new Set() }
  readonly exemptions: Exemption[] = []
  private readonly opened = new Set<string>()

  readonly name: string

  constructor(private readonly dir: string) {
    this.name = basename(dir)
  }

  /** Null when the file is missing or has errors. */
  async one<T>(schema: z.ZodType<T>, path: string): Promise<Located<T> | null> {
    const located = (await this.yaml(path, (parsed) => check(schema, parsed)))?.located ?? null
    if (!located) this.unread.files.add(path)
    return located
  }

  /** Only the entries without errors. */
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

  async text(path: string): Promise<string | null> {
    this.opened.add(path)
    const file = await readPlainFile(join(this.dir, path))
    if ('text' in file) return this.plain(path, file.text)
    this.problems.push(
      file.fault === null
        ? error({ file: this.shown(dirname(path)), line: 1 }, 'folder', `has no ${basename(path)}`)
        : error({ file: this.shown(path), line: file.line }, 'file', file.fault),
    )
    return null
  }

  /** Strips the byte-order mark and invisible characters, normalizes line ends, and collects exemptions. */
  private plain(path: string, raw: string): string {
    const marked = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
    this.problems.push(...findInvisible(this.shown(path), marked))
    const text = marked.replace(invisible, '')
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
    const entries = await readdir(join(this.dir, path), { withFileTypes: true }).catch((thrown: unknown) => {
      const fault = readFaultOf(thrown)
      if (fault) this.problems.push(error({ file: this.shown(path), line: 1 }, 'file', fault))
      return []
    })
    return entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  shown(path: string): string {
    return `${this.name}/${path}`
  }

  /** Misnamed or misplaced files, which nothing reads. */
  async findStrays(): Promise<void> {
    const entries = await readdir(this.dir, { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries.filter((one) => !one.isDirectory())) {
      const path = relative(this.dir, join(entry.parentPath, entry.name)).replaceAll(sep, '/')
      if (this.opened.has(path) || /(?:^|\/)(?:\..*|(?:LICENSE|README)[^/]*)$/.test(path)) continue
      if (entry.isSymbolicLink()) {
        this.unread.names.add(entry.name)
        this.problems.push(error({ file: this.shown(path), line: 1 }, 'file', linked))
        continue
      }
      this.problems.push(
        error({ file: this.shown(path), line: 1 }, 'unreachable', 'no course file has this name; nothing reads it'),
      )
    }
  }
}
