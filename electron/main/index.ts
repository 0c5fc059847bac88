import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session } from 'electron'
import { closeEngine, openSession } from '../engine/workbench'
import { configFolder, findInstallation } from '../host/installation'
import { runShell } from './shell'

runShell(
  { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session },
  {
    engine: { openSession, closeEngine },
    installation: findInstallation(import.meta.url),
    configFolder: configFolder(),
    platform: process.platform,
    argv: process.argv.slice(1),
    folder: process.cwd(),
    onBug: (error, method) => console.error(`A defect in ${method}:`, error),
  },
).catch((error: unknown) => {
  console.error('Claimbench could not be started:', error)
  app.exit(1)
})
