import type { Page } from '@playwright/test'

export interface HeldProgram {
  /** Resolves when the window has asked for it. */
  readonly asked: Promise<void>
  release(): void
}

/** Loads the page anew and holds back a part of the window’s program, by its name in the build. On the web host alone. */
export async function holdProgram(page: Page, name: string): Promise<HeldProgram> {
  const [asked, released] = [signal(), signal()]
  await page.route(new RegExp(`/${name}-[^/]*\\.js$`), async route => {
    asked.give()
    await released.given
    await route.continue()
  })
  await page.reload()
  return { asked: asked.given, release: released.give }
}

function signal() {
  let give = () => {}
  const given = new Promise<void>(resolve => {
    give = resolve
  })
  return { given, give }
}
