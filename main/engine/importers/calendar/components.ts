/** A component of a calendar as it is written, such as an event, and the line that it begins on, from 1. */
export interface Written {
  readonly kind: string;
  readonly text: string;
  readonly line: number;
  /** Whether its end is there. */
  readonly whole: boolean;
}

/** A calendar by its components. */
export interface Components {
  readonly components: readonly Written[];
  /** Whether there is a calendar at all. */
  readonly calendar: boolean;
  /** The time zone that the calendar is shown in, where it says so. */
  readonly zone: string | null;
}

/** Finds the components of calendars without reading them, so that a broken one spoils no other. */
export function componentsOf(text: string): Components {
  const components: Written[] = [];
  let open: { kind: string; lines: string[]; line: number } | null = null;
  let calendar = false;
  let zone: string | null = null;
  const end = (whole: boolean) => {
    if (open) components.push({ kind: open.kind, text: open.lines.join('\r\n'), line: open.line, whole });
    open = null;
  };
  for (const [index, line] of text.split('\n').entries()) {
    const [, word = '', kind = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line) ?? [];
    const begins = word.toUpperCase() === 'BEGIN';
    const name = kind.toUpperCase();
    if (name === 'VCALENDAR') {
      end(false);
      calendar = true;
    } else if (begins && outermost.has(name)) {
      end(false);
      open = { kind: name, lines: [line], line: index + 1 };
    } else if (open) {
      const { kind: own, lines } = open;
      lines.push(line);
      if (word !== '' && !begins && name === own) end(true);
    } else zone = /^X-WR-TIMEZONE(?:;[^:]*)?:\s*(\S+)/i.exec(line)?.[1] ?? zone;
  }
  end(false);
  return { components, calendar, zone };
}

/** Components that stand directly in a calendar: where one begins, the one before has lost its end. */
const outermost = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE']);
