import { type LessonSource, lessonSource } from '../lesson-source'
import type { Problem } from '../schema'
import type { Bundle } from './bundle'
import { type LessonText, readLessonText } from './lesson-text'
import { error, type Located } from './problem'
import { check, parseYaml } from './yaml-file'

export interface LessonContent extends Located<LessonSource> {
  file: string
  slug: string
  source: string
  code: string
  text: LessonText
}

export async function readLesson(
  file: string,
  content: string,
  bundle: Bundle,
): Promise<{ lesson: LessonContent | null; problems: Problem[] }> {
  const parts = splitFrontMatter(content)
  if (!parts) {
    const isEmpty = content.trim() === ''
    const message = `${isEmpty ? 'is empty; ' : ''}a lesson begins with front matter between two lines of ---`
    return { lesson: null, problems: [error({ file, line: 1 }, 'front-matter', message)] }
  }
  const parsed = parseYaml(file, parts.frontMatter)
  const { located, problems } =
    parsed.problems.length > 0 ? { located: null, problems: parsed.problems } : check(lessonSource, parsed)
  if (parts.body.trim() === '') {
    const place = { file, line: parts.body.split('\n').length - 1 }
    return {
      lesson: null,
      problems: [...problems, error(place, 'steps', 'the lesson has no text below its front matter')],
    }
  }
  const bundled = await bundle(parts.body)
  const text = bundled.text && readLessonText(file, bundled.text)
  const refused = text?.problems ?? []
  // The compiler's message about a refused import or expression would only repeat it.
  const failed = bundled.failure && refused.length === 0 ? [bundled.failure] : []
  const found = [
    ...problems,
    ...refused,
    ...failed.map(({ line, message }) => error({ file, line }, 'mdx-syntax', message)),
  ]
  if (!located || !text) return { lesson: null, problems: found }
  const slug = file.replace(/^.*\//, '').replace(/\.mdx$/, '')
  const lesson = { ...located, file, slug, source: parts.body.trim(), code: bundled.code ?? '', text }
  return { lesson, problems: found }
}

/** Pads both parts with blank lines, so that line numbers match the file. */
function splitFrontMatter(content: string): { frontMatter: string; body: string } | null {
  const lines = content.split('\n')
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (lines[0]?.trimEnd() !== '---' || end < 0) return null
  return {
    frontMatter: `\n${lines.slice(1, end).join('\n')}\n`,
    body: `${'\n'.repeat(end + 1)}${lines.slice(end + 1).join('\n')}`,
  }
}
