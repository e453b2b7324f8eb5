import { Command, CommanderError, Option } from 'commander';
import type { Host } from '../host/host.ts';
import type { Engine } from '../review/engine.ts';
import { exit, type Io } from './io.ts';

/** What the entry file hands in. `host` and `engine` are asked for only by a command that reads a project. */
export interface CliOptions {
  argv: readonly string[];
  version: string;
  io: Io;
  host(): Promise<Host>;
  engine(): Promise<Engine>;
}

/** Options that every command shares. */
export interface SharedOptions {
  root?: string;
  config?: string;
  exclude: string[];
  only: string[];
  build?: string;
  parseAll?: boolean;
  format: string;
  failOn?: string;
}

const exitCodes = `
Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  a mistake in the command or the configuration
  3  incomplete: a file that could matter was not understood
`;

/** Runs one command line. Returns its exit code; never throws. */
export async function runCli(options: CliOptions): Promise<number> {
  const { io } = options;
  let code: number = exit.clean;
  try {
    await commandLine(options, (result) => {
      code = result;
    }).parseAsync([...options.argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.clean : exit.usage;
    const { explain } = await import('./explain-error.ts');
    const { text, code: failed } = explain(error);
    io.err(`toy-privacy: ${text}\n`);
    if (io.env.TOY_PRIVACY_DEBUG && error instanceof Error) io.err(`${error.stack}\n`);
    return failed;
  }
}

function commandLine(options: CliOptions, done: (code: number) => void): Command {
  const { io } = options;
  const program = new Command('toy-privacy')
    .description("Finds what a connected toy does with a child's voice, secrets and radio, and who can reach it.")
    .version(options.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: (text, write) => write(text.replace(/^error: /, 'toy-privacy: ')),
    })
    .showHelpAfterError('Run "toy-privacy --help" for the commands and options.')
    .exitOverride()
    .addHelpText(
      'after',
      `\nExamples:\n  toy-privacy scan\n  toy-privacy inventory my-toy\n  toy-privacy why firmware/main/gatt.c:42\n${exitCodes}`,
    );

  shared(program.command('scan').argument('[path...]', 'the toy’s folder, or files and folders of it to report on'), [
    'text',
    'json',
    'sarif',
  ])
    .description('Report findings.')
    .addOption(failOn())
    .addHelpText(
      'after',
      `\nExamples:\n  toy-privacy scan\n  toy-privacy scan my-toy --fail-on error\n  toy-privacy scan --format sarif > toy-privacy.sarif\n  toy-privacy scan --only ble-open-write --exclude "tools/**"\n${exitCodes}`,
    )
    .action(async (paths: string[], given: SharedOptions) => {
      const { scan } = await import('./scan.ts');
      done(await scan(options, paths, given));
    });
  shared(program.command('inventory').argument('[path...]', 'the toy’s folder, or files and folders of it to list'), [
    'text',
    'json',
  ])
    .description('List characteristics, secrets, captures, endpoints and flows, with their reasons.')
    .addOption(failOn().hideHelp())
    .addHelpText('after', '\nExamples:\n  toy-privacy inventory\n  toy-privacy inventory my-toy --format json\n')
    .action(async (paths: string[], given: SharedOptions) => {
      const { inventory } = await import('./inventory.ts');
      done(await inventory(options, paths, given));
    });
  shared(program.command('why').argument('<path:line>', 'a line of the toy, as findings print it'), ['text', 'json'])
    .description('Say why there is, or is no, finding on a line.')
    .addOption(failOn().hideHelp())
    .addHelpText(
      'after',
      '\nExamples:\n  toy-privacy why firmware/main/gatt.c:42\n  toy-privacy why --root my-toy app/src/Login.kt:17\n',
    )
    .action(async (place: string, given: SharedOptions) => {
      const { whyCommand } = await import('./why.ts');
      done(await whyCommand(options, place, given));
    });
  return program;
}

function shared(command: Command, formats: string[]): Command {
  const collect = (value: string, before: string[]): string[] => [...before, value];
  const list = (value: string, before: string[]): string[] => [...before, ...value.split(',').map((one) => one.trim())];
  return command
    .addOption(new Option('--format <format>', 'output format').choices(formats).default('text'))
    .option('--root <folder>', 'root of the toy; paths are relative to it')
    .option('--config <file>', 'configuration, instead of .toy-privacy/config.json of the root')
    .option('--exclude <glob>', 'leave files out (may be repeated)', collect, [])
    .option('--only <rule>', 'only findings of this rule (may be repeated)', list, [])
    .option('--build <name>', 'answer for this build or variant instead of the default')
    .option('--parse-all', 'analyse every file instead of those that matter');
}

const failOn = (): Option =>
  new Option('--fail-on <severity>', 'least severity that makes the exit code 1 (default: "warning")').choices([
    'error',
    'warning',
    'info',
    'never',
  ]);
