import { devices } from '@playwright/test'
import { listPageKinds } from '../access/page-kinds'
import { makeScene } from '../access/scene'
import { expect, test } from '../fixtures'

const viewport = { width: 390, height: 844 }
const mostScreens = 12

test('no page is longer than twelve screens of a phone', async ({ newDevice, signInAs }) => {
  test.setTimeout(300_000)
  const kinds = listPageKinds(await makeScene())
  const tooLong: string[] = []
  for (const { person, paths } of kinds) {
    const device = await newDevice({ ...devices['iPhone 14'], viewport, isMobile: false })
    if (person) await signInAs(person, device)
    const page = await device.newPage()
    for (const [path, status] of Object.entries(paths)) {
      if (status !== 200) continue
      await page.goto(path)
      const { height, wider } = await page.evaluate(() => {
        const { scrollHeight, scrollWidth, clientWidth } = document.documentElement
        return { height: scrollHeight, wider: scrollWidth - clientWidth }
      })
      const screens = height / viewport.height
      if (screens > mostScreens) tooLong.push(`${path}: ${screens.toFixed(1)} screens`)
      if (wider > 0) tooLong.push(`${path}: ${wider} pixels too wide`)
    }
    await device.close()
  }
  expect(tooLong).toEqual([])
})
