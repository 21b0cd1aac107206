import { listPageKinds } from '../access/page-kinds'
import { makeScene } from '../access/scene'
import { violations } from '../accessibility'
import { expect, test } from '../fixtures'

test('public and learner pages pass the accessibility checks in forced colors', async ({ newDevice, signInAs }) => {
  test.setTimeout(300_000)
  const scene = await makeScene()
  const found: string[] = []
  for (const { person, paths } of listPageKinds(scene)) {
    if (person && person !== scene.people.learner) continue
    const device = await newDevice({ viewport: { width: 390, height: 844 }, forcedColors: 'active' })
    if (person) await signInAs(person, device)
    const page = await device.newPage()
    for (const [path, status] of Object.entries(paths)) {
      if (status !== 200) continue
      await page.goto(path)
      for (const one of await violations(page)) found.push(`${path}: ${one}`)
    }
    await device.close()
  }
  expect(found).toEqual([])
})
