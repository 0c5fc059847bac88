import type { FullConfig, Reporter } from '@playwright/test/reporter'

/** Says which hosts the journeys ran on, and why one did not. */
export default class HostsReporter implements Reporter {
  #hosts: string[] = []

  onBegin(config: FullConfig): void {
    this.#hosts = config.projects.map(project => project.name)
  }

  onEnd(): void {
    const missing = this.#hosts.includes('electron')
      ? ''
      : ' Not on electron: its runtime is not installed here (npx install-electron, or ELECTRON_OVERRIDE_DIST_PATH).'
    console.log(`Journeys ran on: ${this.#hosts.join(', ')}.${missing}`)
  }

  printsToStdio(): boolean {
    return false
  }
}
