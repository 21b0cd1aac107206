// @ts-check
/*
 * Counts down what the server said is left, and says so at ten, five and one minute to whoever cannot see it. The later of
 * two clocks of this page counts: one stands still while a device sleeps, the other follows whoever sets it back. Neither
 * decides anything: at the end the page asks the server.
 */
const warnings = [600, 300, 60]

for (const clock of document.querySelectorAll('[data-seconds]')) if (clock instanceof HTMLElement) run(clock)

/** @param {HTMLElement} clock */
function run(clock) {
  const given = Number(clock.dataset.seconds)
  const [steady, wall] = [performance.now(), Date.now()]
  const left = clock.querySelector('[data-left]')
  const status = clock.querySelector('[role=status]')
  let said = given

  function tick() {
    const passed = Math.max(performance.now() - steady, Date.now() - wall) / 1000
    const seconds = Math.max(0, Math.ceil(given - passed))
    if (left) left.textContent = words(seconds)
    clock.classList.toggle('clock-short', seconds <= 300)
    const warning = warnings.find((one) => seconds <= one && said > one)
    if (warning && status) status.textContent = `${words(seconds)} left. What you have answered is saved.`
    said = seconds
    // The server ends the attempt and shows what came of it.
    if (seconds === 0) location.replace(location.pathname.replace(/\/(?:items\/\d+|review)$/, '/result'))
    else setTimeout(tick, 1000)
  }
  tick()
}

/**
 * Minutes while there are many, and seconds at the end.
 * @param {number} seconds
 */
function words(seconds) {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (minutes >= 10) return `${minutes} minutes`
  const [one, other] = [`${minutes} min`, `${rest} s`]
  return minutes === 0 ? other : `${one} ${other}`
}

export {}
