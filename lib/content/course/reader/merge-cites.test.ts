import { expect, test } from 'vitest'
import { bundleLesson } from './bundle'

/** A phone line that shows no mark has a second attribute. */
async function marksIn(source: string): Promise<string[]> {
  const { code } = await bundleLesson(source)
  return [...(code ?? '').matchAll(/\{fact:"([^"]*)"\}/g)].map(([, facts = '']) => facts)
}

test.each([
  ['two sentences of a paragraph', 'One. <Cite fact="F-A-1" /> Two. <Cite fact="F-A-2 F-A-1" />', ['F-A-1 F-A-2']],
  ['one sentence', 'One <Cite fact="F-A-1" /> and more.', ['F-A-1']],
  ['each item of a list', '- One. <Cite fact="F-A-1" />\n- Two. <Cite fact="F-A-2" />', ['F-A-1', 'F-A-2']],
  ['a phone line beside a citation', 'Call <Line fact="F-A-1" />. <Cite fact="F-A-2" />', ['F-A-2 F-A-1']],
  ['a table', '| A | B <Cite fact="F-A-1" /> |\n| --- | --- |\n| a <Cite fact="F-A-2" /> | b |', ['F-A-1 F-A-2']],
  ['text without sources', 'One.', []],
])('gives one mark to %s', async (_what, source, marks) => {
  expect(await marksIn(source)).toEqual(marks)
})

test('keeps each citation in the text that the checker reads', async () => {
  const { text } = await bundleLesson('One. <Cite fact="F-A-1" /> Two. <Cite fact="F-A-2" />')
  expect(JSON.stringify(text).match(/"Cite"/g)).toHaveLength(2)
})
