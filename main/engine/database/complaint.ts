/** What DuckDB said of an error; `position` is an offset in UTF-8 bytes into the text that was run. */
export interface Complaint {
  readonly type: string;
  readonly message: string;
  readonly position: number | null;
  /** Names that are like one it could not find. */
  readonly candidates: readonly string[];
}

/** What DuckDB said, taken apart; a text that is not its own as it stands. */
export function complaintOf(error: unknown): Complaint {
  const text = error instanceof Error ? error.message : String(error);
  const json = /(?:(\w[\w ]*?) Error: )?(\{"exception_type".*\})\s*$/s.exec(text);
  const told = json && parsed(json[2] ?? '');
  if (told) return { ...told, type: told.type || (json[1] ?? '') };
  const plain = /^(\w[\w ]*?) Error: (.*)$/s.exec(text);
  return { type: plain?.[1] ?? '', message: plain?.[2] ?? text, position: null, candidates: [] };
}

function parsed(json: string): Complaint | null {
  try {
    const fields: unknown = JSON.parse(json);
    if (typeof fields !== 'object' || fields === null) return null;
    const field = (name: string) => String(Reflect.get(fields, name) ?? '');
    const position = field('position');
    return {
      type: field('exception_type'),
      message: field('exception_message'),
      position: position === '' ? null : Number(position),
      candidates: field('candidates').split(',').filter(Boolean),
    };
  } catch {
    // Some messages only look like JSON: they are then shown as they are.
    return null;
  }
}
