import { allSettings } from './declaredSettings';
import type { Setting } from './settings';
import { keysPath, settingsPath } from './userFiles';

/** A schema of JSON, and the file that it is for. */
export interface FileSchema {
  readonly path: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** A command that keys can be given to. */
export interface NamedCommand {
  readonly id: string;
  readonly title: string;
  readonly category: string;
}

/** What may stand in the person's own files: their editors complete and check by it. */
export const fileSchemas = (commands: readonly NamedCommand[]): readonly FileSchema[] => [
  {
    path: settingsPath,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(allSettings.map(setting => [setting.id, schemaOf(setting)])),
    },
  },
  {
    path: keysPath,
    schema: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['key', 'command'],
        defaultSnippets: [{ label: 'Keys for a command', body: { key: '$1', command: '$2' } }],
        properties: {
          key: {
            type: 'string',
            description: 'The keys, as "ctrl+shift+p"; two strokes as "ctrl+k ctrl+s".',
          },
          command: {
            description:
              'The id of a command, as the list of keyboard shortcuts has it; after a - its keys are taken away.',
            // One that there is not is a problem of its own, which says what was perhaps meant.
            anyOf: [
              { enum: commandIds(commands), enumDescriptions: commandWords(commands) },
              { type: 'string' },
            ],
          },
        },
      },
    },
  },
];

const commandIds = (commands: readonly NamedCommand[]) => commands.flatMap(({ id }) => [id, `-${id}`]);

const commandWords = (commands: readonly NamedCommand[]) =>
  commands.flatMap(({ title, category }) => [
    `${category}: ${title}`,
    `Takes the keys away from “${category}: ${title}”`,
  ]);

function schemaOf({ title, description, default: standard, form }: Setting): object {
  const said = { title, description, default: standard };
  switch (form.kind) {
    case 'switch':
      return { ...said, type: 'boolean' };
    case 'text':
      return { ...said, type: 'string', maxLength: form.longest };
    case 'number':
      return {
        ...said,
        type: form.step === 1 ? 'integer' : 'number',
        minimum: form.least,
        maximum: form.most,
      };
    case 'choice':
      return {
        ...said,
        enum: form.choices.map(({ value }) => value),
        enumDescriptions: form.choices.map(({ label }) => label),
      };
  }
}
