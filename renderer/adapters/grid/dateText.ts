import type { GridLook } from './DataGridProps';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date, or one with a time, in the form that the person likes; what is no day of the calendar stays as it is. */
export function dateText(text: string, form: GridLook['dates']): string {
  const [, year, month, day, rest = ''] = /^(\d{4,})-(\d\d)-(\d\d)(.*)$/.exec(text) ?? [];
  if (form === 'iso' || year === undefined) return text;
  if (form === 'numeric') return `${day ?? ''}/${month ?? ''}/${year}${rest}`;
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}${rest}`;
}
