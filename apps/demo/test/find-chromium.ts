import { accessSync, constants } from 'node:fs'

/** Where Debian and others put Chromium; CHROMIUM names another place. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The path of a Chromium that can be started; undefined where there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM
  return (named ? [named] : PLACES).find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
