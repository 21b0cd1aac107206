/* Opens the folds around a link's target. Browsers do it too, but not all of them. */
function openTarget() {
  let id = location.hash.slice(1)
  try {
    id = decodeURIComponent(id)
  } catch {}
  let fold = id ? document.getElementById(id)?.closest('details:not([open])') : null
  if (!fold) return
  while (fold instanceof HTMLDetailsElement) {
    fold.open = true
    fold = fold.parentElement?.closest('details:not([open])') ?? null
  }
  document.getElementById(id)?.scrollIntoView()
}

addEventListener('hashchange', openTarget)
openTarget()
