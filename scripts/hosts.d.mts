/** The project's folder. */
export const root: string
/** The path of Electron's executable, or undefined where its runtime is not installed. */
export function findElectron(env?: NodeJS.ProcessEnv): string | undefined
/** Whether a window can be shown at all: a Linux machine may have no display. */
export function hasDisplay(env?: NodeJS.ProcessEnv): boolean
/** The path of a Chromium, or undefined. CLAIMBENCH_CHROMIUM comes first, Playwright's own last. */
export function findChromium(env?: NodeJS.ProcessEnv): string | undefined
