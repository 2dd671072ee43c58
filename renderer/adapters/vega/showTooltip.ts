import './vega.css';

const margin = 12;
let shown: HTMLElement | null = null;

/** Shows what a mark says of itself, as text and never as markup; nothing for a value of null or ''. */
export function showTooltip(
  _handler: unknown,
  event: MouseEvent | null,
  _item: unknown,
  value: unknown,
): void {
  shown?.remove();
  shown = null;
  if (event === null || value === null || value === undefined || value === '') return;
  shown = document.createElement('div');
  shown.className = 'chart-tooltip';
  shown.setAttribute('role', 'tooltip');
  shown.append(...linesOf(value));
  document.body.append(shown);
  const { width, height } = shown.getBoundingClientRect();
  const left = Math.min(event.clientX + margin, window.innerWidth - width - margin);
  const top =
    event.clientY + margin + height > window.innerHeight
      ? event.clientY - height - margin
      : event.clientY + margin;
  shown.style.left = `${Math.max(0, left)}px`;
  shown.style.top = `${Math.max(0, top)}px`;
}

function linesOf(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [line(null, value)];
  return Object.entries(value).map(([name, each]) => line(name, each));
}

function line(name: string | null, value: unknown): HTMLElement {
  const row = document.createElement('div');
  if (name !== null) {
    const label = document.createElement('span');
    label.textContent = `${name} `;
    row.append(label);
  }
  row.append(typeof value === 'string' ? value : JSON.stringify(value));
  return row;
}
