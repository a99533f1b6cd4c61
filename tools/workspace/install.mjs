/** Installs the locked packages where they are not installed yet. */
import { ensureInstalled } from './workspace.mjs'

ensureInstalled()
