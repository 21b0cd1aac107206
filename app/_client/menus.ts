/* Closes a menu after a tap elsewhere or Escape. Without it, its button closes it. */
const openMenu = () => document.querySelector<HTMLDetailsElement>('details.more[open]')

document.addEventListener('pointerdown', ({ target }) => {
  const menu = openMenu()
  if (menu && !menu.contains(target as Node)) menu.open = false
})
document.addEventListener('keydown', ({ key }) => {
  const menu = key === 'Escape' ? openMenu() : null
  if (!menu) return
  menu.open = false
  menu.querySelector('summary')?.focus()
})

export {}
