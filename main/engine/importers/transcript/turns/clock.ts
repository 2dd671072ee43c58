/** A time of a recording as transcripts write it: `31:05`, `00:12:03`, `1:02:03.5`, `00:31:12,250`. */
export const clock = String.raw`(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?`;

const parts = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?$/;

/** The seconds of such a time; null for what is none, such as 1:75:00. */
export function secondsOf(text: string): number | null {
  const found = parts.exec(text);
  if (!found) return null;
  const [, hours, minutes = '', seconds = '', fraction = ''] = found;
  if (hours !== undefined && Number(minutes) > 59) return null;
  const thousandths = Number(fraction.padEnd(3, '0'));
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + thousandths / 1000;
}
