import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { changeCourseFile, problemsOf } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { readFaultOf } from './plain-file'

const { course, module, lesson, practice, bank, facts, help } = sampleFiles
type Break = (dir: string) => Promise<void>

const change =
  (file: string, from: string | RegExp, to: string): Break =>
  (dir) =>
    changeCourseFile(dir, file, from, to)
const write =
  (file: string, bytes: string | Buffer): Break =>
  (dir) =>
    writeFile(join(dir, file), bytes)
const replace =
  (file: string, make: (path: string) => Promise<unknown>): Break =>
  async (dir) => {
    await rm(join(dir, file))
    await make(join(dir, file))
  }

const indentation = 'the indentation is wrong: the keys of one entry begin in the same column (yaml)'
const latin1 = Buffer.from(
  '# The line\n- { fact: F-SMP-01, name: caf\xe9, phone: 1-800-555-0100, note: For tests. }\n',
  'latin1',
)

const broken: [name: string, Break, problem: string][] = [
  ['a key indented too far', change(facts, '  citation', '    citation'), `courses/${facts}:3: error: ${indentation}`],
  ['a key indented too little', change(facts, '  citation', ' citation'), `courses/${facts}:3: error: ${indentation}`],
  ['a first key indented', change(course, 'title:', '  title:'), `courses/${course}:2: error: ${indentation}`],
  [
    'a tab',
    change(facts, '  citation', '\tcitation'),
    `courses/${facts}:3: error: indent with spaces instead of a tab (yaml)`,
  ],
  [
    'an entry without its dash',
    write(help, '- fact: F-SMP-01\nname: A line\n'),
    `courses/${help}:2: error: the line belongs to no entry: indent it, or begin it with a dash (yaml)`,
  ],
  [
    'a second colon',
    change(course, 'A pilot', 'A pilot: again'),
    `courses/${course}:2: error: put the whole value in quotes: it contains a colon (yaml)`,
  ],
  [
    'text after a quotation',
    change(course, 'A pilot', '"A" pilot'),
    `courses/${course}:2: error: put the whole value in quotes: something follows its end (yaml)`,
  ],
  [
    'a bracket left open',
    change(course, '[telling]', '[telling'),
    `courses/${course}:12: error: a bracket is not closed, here or above (yaml)`,
  ],
  [
    'a symbolic link',
    replace(help, (path) => symlink(join(dirname(path), 'facts.yaml'), path)),
    `courses/${help}:1: error: is a symbolic link; put the file or folder itself here (file)`,
  ],
  [
    'a symbolic link that nothing reads',
    (dir) => symlink(join(dir, course), join(dir, 'modules/telling/notes.txt')),
    'courses/modules/telling/notes.txt:1: error: is a symbolic link; put the file or folder itself here (file)',
  ],
  [
    'a binary file',
    write(help, Buffer.from([0x2d, 0x0a, 0, 1])),
    `courses/${help}:2: error: is a binary file; a text in UTF-8 belongs here (file)`,
  ],
  [
    'a folder in place of a file',
    replace(help, mkdir),
    `courses/${help}:1: error: is a folder; a file belongs here (file)`,
  ],
  [
    'a file of several megabytes',
    write(help, `# ${'x'.repeat(2_500_000)}\n`),
    `courses/${help}:1: error: has 2.5 MB; a course file has at most 2 (file)`,
  ],
  [
    'bytes that are not UTF-8',
    write(help, latin1),
    `courses/${help}:2: error: a character is not in UTF-8; save the file as UTF-8 (file)`,
  ],
  [
    'a module listed twice',
    change(course, '[telling]', '[telling, telling]'),
    `courses/${course}:11: error: the course lists the module “telling” twice (duplicate-id)`,
  ],
  ['an empty map', write(course, ''), `courses/${course}:1: error: is empty (schema)`],
  [
    'an empty list',
    write(bank, '# nothing\n'),
    `courses/${bank}:1: error: is empty; [] stands for no entries (schema)`,
  ],
  [
    'a list in place of a map',
    write(course, '- id: pilot\n'),
    `courses/${course}:1: error: must be a map (keys with values), not a list (schema)`,
  ],
  [
    'a map in place of a list',
    write(bank, 'id: bnk-one\n'),
    `courses/${bank}:1: error: must be a list (a dash before each entry), not a map (schema)`,
  ],
  [
    'a map in place of a list inside',
    change(course, 'modules: [telling]', 'modules: { telling: 1 }'),
    `courses/${course}:11: error: modules: must be a list (a dash before each entry), not a map (schema)`,
  ],
  [
    'an empty lesson file',
    write(lesson, ''),
    `courses/${lesson}:1: error: is empty; a lesson begins with front matter between two lines of --- (front-matter)`,
  ],
  [
    'a lesson without text',
    change(lesson, /\n---\n[\s\S]*/, '\n---\n'),
    `courses/${lesson}:14: error: the lesson has no text below its front matter (steps)`,
  ],
  [
    'a key that equals another option',
    change(bank, 'Ask what keeps them', '"Call it: trafficking"'),
    `courses/${bank}:12: error: options a and b of “bnk-one” say the same (same-option)`,
  ],
  [
    'a dash in another column than the others',
    change(course, 'modules: [telling]', 'modules:\n  - telling\n   - other'),
    `courses/${course}:13: error: this dash is in another column than the one above it, so it is read as text: align the dashes of a list (yaml)`,
  ],
  [
    'an apostrophe in single quotes',
    change(course, 'title: A pilot', "title: 'It's here'"),
    `courses/${course}:2: error: an apostrophe ends the value in single quotes: use double quotes (yaml)`,
  ],
  [
    'curly quotes around a title',
    change(course, 'title: A pilot', 'title: “A pilot”'),
    `courses/${course}:2: error: title: is in curly quotation marks, which readers would see: use straight ones (") or none (schema)`,
  ],
  [
    'curly quotes around an id',
    change(course, 'audience: officer', 'audience: ‘officer’'),
    `courses/${course}:3: error: audience: is in curly quotation marks, which readers would see: use straight ones (") or none (schema)`,
  ],
  [
    'a zero-width character in an id',
    change(course, 'audience: officer', 'audience: off\u200Bicer'),
    `courses/${course}:3: error: an invisible character (U+200B) is in this line: type the line again (file)`,
  ],
  [
    'a practice file without entries',
    write(practice, '# nothing\n'),
    `courses/${practice}:1: error: is empty; [] stands for no entries (schema)`,
  ],
  [
    'an item without options',
    change(practice, / {2}options:\n(?: {4}.*\n)+/, '  options:\n'),
    `courses/${practice}:10: error: options: must be a list (a dash before each entry), not empty (schema)`,
  ],
  [
    'a binary lesson',
    write(lesson, Buffer.from([0x2d, 0x0a, 0, 1])),
    `courses/${lesson}:2: error: is a binary file; a text in UTF-8 belongs here (file)`,
  ],
  [
    'a lesson of several megabytes',
    write(lesson, `# ${'x'.repeat(2_500_000)}\n`),
    `courses/${lesson}:1: error: has 2.5 MB; a course file has at most 2 (file)`,
  ],
  [
    'a lesson that is not in UTF-8',
    write(lesson, latin1),
    `courses/${lesson}:2: error: a character is not in UTF-8; save the file as UTF-8 (file)`,
  ],
  [
    'a lesson that is a symbolic link',
    replace(lesson, (path) => symlink(join(dirname(path), 'module.yaml'), path)),
    `courses/${lesson}:1: error: is a symbolic link; put the file or folder itself here (file)`,
  ],
  [
    'an objective that no lesson teaches',
    change(module, 'one from the other }', 'one from the other }\n  - { id: smp-more, text: More }'),
    `courses/${module}:5: warning: no lesson teaches the objective “smp-more” (unused)`,
  ],
]

test.each(broken)('reports %s once, in one sentence', async (_name, breakIt, problem) => {
  expect(await problemsOf(breakIt)).toEqual([problem])
})

test('an invisible character is part of the spelling next to a letter that is not Latin', async () => {
  expect(await problemsOf(change(course, 'title: A pilot', 'title: "می\u200Cخواهم"'))).toEqual([])
})

test('speech may be all of a choice’s text', async () => {
  expect(await problemsOf(change(bank, 'text: Call it trafficking', 'text: “It is trafficking”'))).toEqual([])
})

test('reports a file that the system refuses to read', () => {
  expect(readFaultOf({ code: 'EACCES' })).toBe('cannot be read: permission denied')
  expect(readFaultOf({ code: 'EIO' })).toBe('cannot be read (EIO)')
  expect(readFaultOf({ code: 'ENOENT' })).toBeNull()
})
