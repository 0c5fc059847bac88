import type { RescueReport } from '#shared/api/rescue-views'
import {
  groupOf,
  groupWords,
  partWords,
  type RescueGroup,
  summaryOf,
  tableWords,
} from '#shared/api/rescue-words'

/** A report for people, line by line: what is lost first, each with all that could be read of it. */
export function* reportText(report: RescueReport): Generator<string> {
  yield `Rescue of “${report.fileName}”\n`
  yield `${report.path}\n`
  if (report.saved) yield `last written ${report.saved}\n`
  yield `\nThe file is damaged: ${report.what}. It has not been changed.\n`
  yield `${summaryOf(report)}\n`
  if (report.readable) {
    yield '\nIn the rescued project:\n'
    for (const total of report.totals)
      if (total.rescued > 0) yield `  ${tableWords(total.place, total.rescued)}\n`
  }
  let last: RescueGroup | undefined
  for (const part of report.parts) {
    const group = groupOf(part)
    if (group !== last) yield `\n${groupWords[group].toUpperCase()}\n`
    last = group
    yield `\n${partWords(part)}\n  ${part.how} [${part.where}]\n`
    for (const said of part.said) yield `${said.replace(/^/gm, '    ')}\n`
  }
}

/** A report for programs. */
export function* reportJson(report: RescueReport): Generator<string> {
  yield `${JSON.stringify(report, null, 2)}\n`
}
