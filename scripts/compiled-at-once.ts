import type { Plugin } from 'vite'

/**
 * For the window’s scripts: a first line that asks Chromium to compile their functions with them, while they load and
 * beside everything else. It would compile each when it is called first: when somebody opens an article and waits.
 */
export const compiledAtOnce = (): Plugin => ({
  name: 'claimbench:compiled-at-once',
  enforce: 'post',
  generateBundle: {
    // Behind Vite’s own, which put lines of theirs before a script: this one counts only as the first.
    order: 'post',
    handler(_, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`
    },
  },
})
