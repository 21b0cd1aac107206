/* Runs before the first paint, so that the page doesn't jump: it blocks rendering, and must stay this small. */
import { applyText } from './device'

applyText()
