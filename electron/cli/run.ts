import { Command, CommanderError, Option } from 'commander'
import { levels } from '#shared/agreement/reliability-data'
import { agreement } from './agreement-command'
import { check } from './check-command'
import { compare } from './compare-command'
import { exportDataset } from './export-command'
import { importArticles } from './import-command'
import { type Io, OutputClosed } from './io'
import { merge } from './merge-command'
import { type ExitCode, exitCodes } from './outcome'
import { apply, type PackOptions, pack } from './pack-command'
import { type ReportOptions, report } from './report-command'
import { rescueProject } from './rescue-command'
import { snapshots } from './snapshots-command'
import { textconv } from './textconv-command'

const afterHelp = `
Results go to stdout, messages to stderr. Exit codes:
  0  done
  1  findings, something that is open, or files that were refused
  2  wrong use
  3  a file could not be read or written
  4  a defect in Claimbench`

/** Runs the command line `argv` (without the program's own name) and returns the exit code. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done
  let printed: Promise<void> = Promise.resolve()
  const say = (text: string) => {
    printed = printed.then(() => io.out(text))
  }
  const program = commands(io, say, ended => {
    code = ended
  })
  try {
    if (argv.length === 0) {
      io.err(program.helpInformation())
      return exitCodes.wrongUse
    }
    await program.parseAsync([...argv], { from: 'user' })
    await printed
    return code
  } catch (error) {
    if (error instanceof OutputClosed) return exitCodes.done
    if (error instanceof CommanderError) {
      await printed.catch(() => undefined)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse
    }
    io.err(
      `claimbench: Something went wrong inside Claimbench. What is on disk is safe.\n${stackOf(error)}\n`,
    )
    return exitCodes.defect
  }
}

function commands(io: Io, say: (text: string) => void, end: (code: ExitCode) => void): Command {
  const program = new Command('claimbench')
    .description('Claimbench without a window: for scripts, and for many files at once.')
    .version(io.version)
    .configureOutput({ writeOut: say, writeErr: text => io.err(text) })
    .exitOverride()
    .showHelpAfterError('(claimbench --help says how it is used)')
    .addHelpText('after', afterHelp)
  const json = new Option('--json', 'print the result as JSON')

  program
    .command('import')
    .description('add articles (.txt, .md, .html) to a project, which is made where there is none')
    .argument('<files...>', 'the articles')
    .requiredOption('--into <project>', 'the project file, such as p.claimbench.json')
    .option('--title <title>', 'the title of a new project')
    .addOption(json)
    .action(async (files, options) => end(await importArticles(io, files, options)))

  program
    .command('export')
    .description('write what was annotated, with the articles, for other programs')
    .argument('<project>', 'the project file')
    .addOption(new Option('--format <format>', 'the format').choices(['dataset']).default('dataset'))
    .option('--out <file>', 'where to; - is stdout', '-')
    .addOption(json)
    .action(async (project, options) => end(await exportDataset(io, project, options)))

  program
    .command('check')
    .description('look for anything that is wrong with a project; changes nothing')
    .argument('<project>', 'the project file')
    .addOption(json)
    .action(async (project, options) => end(await check(io, project, options)))

  program
    .command('rescue')
    .description(
      'write what can be read of a damaged project to a new file, and say what became of each part',
    )
    .argument('<project>', 'the damaged project file; it is not changed')
    .option('--out <project>', 'the new project file')
    .addOption(json)
    .action(async (project, options) => end(await rescueProject(io, project, options)))

  program
    .command('snapshots')
    .description('list the snapshots beside a project, or write one of them to a new file')
    .argument('<project>', 'the project file; it need not be whole, or there')
    .option('--restore <snapshot>', 'the snapshot, as it is listed')
    .option('--out <project>', 'the new project file that it is written to')
    .addOption(json)
    .action(async (project, options) => end(await snapshots(io, project, options)))

  program
    .command('agreement')
    .description('inter-annotator agreement from plain data: a table of codes, or a continuum cut into units')
    .option('--table <file>', 'a CSV file: first column the unit, then a column per coder, empty is missing')
    .addOption(
      new Option('--level <level>', 'the level of measurement of the table (default: nominal)').choices(
        levels,
      ),
    )
    .option('--bootstrap <resamples>', 'add 95 % bootstrap intervals from so many resamples of the units')
    .option('--seed <number>', 'the seed of the resamples (default: 1)')
    .option('--continuum <file>', 'a CSV file: coder, category, start, length of each unit')
    .option('--start <number>', 'where the continuum starts (default: 0)')
    .option('--length <number>', 'how long the continuum is')
    .addOption(json)
    .action(async options => end(await agreement(io, options)))

  program
    .command('report')
    .description(
      'how far a project’s annotators agree, what adjudication has come to and what is open; 1 where a case is open',
    )
    .argument('<project>', 'the project file')
    .option('--annotators <names...>', 'whom to compare, by name or id (default: all who annotated)')
    .option('--theirs <files...>', 'teammates’ files, whose annotators are compared too')
    .option(
      '--overlap <share>',
      'how much overlap is the same place, as intersection over union (default: any)',
    )
    .option('--html <file>', 'write it as one page that needs nothing else')
    .option('--csv <file>', 'write it as a table')
    .addOption(json)
    .action(async (project, options: ReportOptions) => end(await report(io, project, options)))

  program
    .command('compare')
    .description(
      'what teammates’ files have that the project has not, and what is in conflict; changes nothing',
    )
    .argument('<mine>', 'the project file')
    .argument('<theirs...>', 'teammates’ files')
    .option(
      '--base <file>',
      'what they have all grown from; auto: what their histories have in common',
      'auto',
    )
    .addOption(json)
    .action(async (mine, theirs, options) => end(await compare(io, mine, theirs, options)))

  program
    .command('merge')
    .description('take what teammates’ files have and does not conflict; what does waits for a decision')
    .argument(
      '<files...>',
      'the project file and teammates’ files; with --git: base, ours, theirs, and what it is',
    )
    .option(
      '--base <file>',
      'what they have all grown from; auto: what their histories have in common',
      'auto',
    )
    .option('--out <project>', 'the new project file')
    .option('--in-place', 'change the project file itself')
    .addOption(new Option('--take <side>', 'decide all conflicts for one side').choices(['mine', 'theirs']))
    .option('--git', 'as a merge driver of git: merge --git %O %A %B %P')
    .addOption(json)
    .action(async (files, options) => end(await merge(io, files, options)))

  program
    .command('pack')
    .description('hand out articles as a project file of their own, or send the verdicts and comments alone')
    .argument('<project>', 'the project file')
    .option('--out <file>', 'the file to write')
    .option('--name <name>', 'what the pack goes by')
    .option('--articles <articles...>', 'which articles, by id or title, or “all”')
    .option('--annotators <names...>', 'whose annotations go along: all, none (default), or names')
    .option('--needed-entities', 'of the register only what goes along refers to')
    .option('--assessments', 'with the notes on the articles and their grades')
    .option('--review', 'a review pack: verdicts and comments, no articles')
    .option('--since <day>', 'with --review: only from this day on, as 2025-03-02')
    .option('--list', 'list what is handed out, and what has come back')
    .addOption(json)
    .action(async (project, options: PackOptions) => end(await pack(io, project, options)))

  program
    .command('apply')
    .description('apply the verdicts and comments of a review pack where they still fit')
    .argument('<project>', 'the project file')
    .argument('<review>', 'the review pack')
    .option('--dry-run', 'only say what would become of each')
    .addOption(json)
    .action(async (project, review, options) => end(await apply(io, project, review, options)))

  program
    .command('textconv')
    .description('print a project as lines of text, for git diff')
    .argument('<project>', 'the project file')
    .action(async project => end(await textconv(io, project)))

  return program
}

const stackOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))
