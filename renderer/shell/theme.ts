import { useEffect } from 'react'
import { useWorkbench } from '../store'

/** Keeps `<html data-theme>` as the analyst has it set, or as the desktop has it, also when that changes. */
export function useTheme(): void {
  const theme = useWorkbench(state => state.settings.theme)
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const show = () => {
      document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
    }
    show()
    dark.addEventListener('change', show)
    return () => dark.removeEventListener('change', show)
  }, [theme])
}

/** The reader's text size for whoever draws text: `--reading-size` on `<html>`. */
export function useTextSize(): void {
  const size = useWorkbench(state => state.settings.textSize)
  useEffect(() => {
    document.documentElement.style.setProperty('--t-read', `${size}px`)
  }, [size])
}
