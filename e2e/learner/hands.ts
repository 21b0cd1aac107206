import { expect, type Locator, type Page } from '@playwright/test'

/** Operates a page by keyboard or by pointer. */
export interface Hands {
  follow(link: Locator): Promise<void>
  press(button: Locator): Promise<void>
  type(field: Locator, text: string): Promise<void>
  /** Chooses the radio button with this text in a group. */
  choose(group: Locator, text: string): Promise<void>
  check(box: Locator): Promise<void>
  pick(select: Locator, value: string): Promise<void>
}

const farthest = 250

function hasFocus(targets: Locator): Promise<boolean> {
  return targets.evaluateAll((elements) => elements.some((element) => element === document.activeElement))
}

/** True if Shift+Tab, wrapping past the top of the page, takes fewer presses. */
function isNearerBackward(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    const ahead = all.indexOf(element) - Math.max(0, all.indexOf(document.activeElement as Element))
    return ahead < 0 ? -ahead < all.length / 2 : ahead > all.length / 2
  })
}

/** Presses Tab until a target has the focus; fails when none gets it. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target.first()).toBeVisible()
  for (let pressed = 0; pressed < farthest; pressed += 1) {
    if (await hasFocus(target)) return
    await page.keyboard.press(key)
  }
  throw new Error(`The keyboard does not reach ${target}.`)
}

/** Uses only Tab, arrows, Space, Enter and letters. */
export function keyboard(page: Page): Hands {
  const activate = async (target: Locator, key: 'Enter' | 'Space' = 'Enter') => {
    await tabTo(page, target, (await isNearerBackward(target)) ? 'Shift+Tab' : 'Tab')
    await page.keyboard.press(key)
  }
  return {
    follow: (link) => activate(link),
    press: (button) => activate(button),
    async type(field, text) {
      await tabTo(page, field)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(text)
    },
    async choose(group, text) {
      const options = group.getByRole('radio')
      // Browsers enter a radio group at its first button or at the last focused one.
      await tabTo(page, options)
      await page.keyboard.press('Space')
      const chosen = group.getByRole('radio', { name: text, exact: true })
      for (let moved = 0; moved < (await options.count()) && !(await chosen.isChecked()); moved += 1) {
        await page.keyboard.press('ArrowDown')
      }
      await expect(chosen).toBeChecked()
    },
    async check(box) {
      await activate(box, 'Space')
      await expect(box).toBeChecked()
    },
    async pick(select, value) {
      await tabTo(page, select)
      const values = await select
        .locator('option')
        .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))
      const now = values.indexOf(await select.inputValue())
      const steps = values.indexOf(value) - now
      for (let moved = 0; moved < Math.abs(steps); moved += 1) {
        await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
      }
      await expect(select).toHaveValue(value)
    },
  }
}

export function pointer(): Hands {
  return {
    follow: (link) => link.click(),
    press: (button) => button.click(),
    type: (field, text) => field.fill(text),
    choose: (group, text) => group.getByRole('radio', { name: text, exact: true }).check(),
    check: (box) => box.check(),
    pick: async (select, value) => {
      await select.selectOption(value)
    },
  }
}
