// The keyboard: every view, every row, without a pointer.
import { useEffect } from 'preact/hooks';
import { go, to } from './router';

export const VIEWS: { key: string; view: string; name: string }[] = [
  { key: 'b', view: 'brief', name: 'Brief' },
  { key: 'm', view: 'map', name: 'Map' },
  { key: 'a', view: 'actors', name: 'Actors' },
  { key: 's', view: 'sources', name: 'Sources' },
  { key: 'f', view: 'search', name: 'Search' },
  { key: 'l', view: 'method', name: 'Method and limits' },
];

const SWITCH = 'sayso.single-keys';
/** Keys without Ctrl or Alt can be switched off: they get in the way of speech input. */
export const singleKeys = () => localStorage.getItem(SWITCH) !== 'off';
export const setSingleKeys = (on: boolean) => localStorage.setItem(SWITCH, on ? 'on' : 'off');

function items(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main [data-item]')].filter((item) => item.checkVisibility());
}

/** The item that holds the focus, or the last one above it. */
function step(by: number): void {
  const all = items();
  if (!all.length) return;
  const active = document.activeElement;
  let at = all.findIndex((item) => item === active || item.contains(active));
  if (at < 0 && active && active !== document.body)
    at = all.findLastIndex((item) => active.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_PRECEDING);
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

function open(): boolean {
  const active = document.activeElement as HTMLElement | null;
  if (!active?.hasAttribute('data-item') || active.tagName === 'A') return false;
  const link = active.querySelector<HTMLElement>('[data-open]') ?? active.querySelector<HTMLElement>('a');
  link?.click();
  return !!link;
}

/** Letters mean something where the focus stands; a slider or a box to tick has no use for them. */
const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=range], [type=checkbox]), textarea, select');

export function useKeys(help: () => void): void {
  useEffect(() => {
    let leader = 0;
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && typing(event.target)) return (event.target as HTMLElement).blur();
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === 'Enter') return void (open() && event.preventDefault());
      if (!singleKeys()) return;
      const led = event.timeStamp - leader < 1500;
      leader = 0;
      const view = led && VIEWS.find((one) => one.key === event.key);
      if (view) go(to(view.view));
      else if (event.key === 'j') step(1);
      else if (event.key === 'k') step(-1);
      else if (event.key === 'g') leader = event.timeStamp;
      else if (event.key === '?') help();
      else if (event.key === 'u') history.back();
      else if (event.key === '/') {
        const box = document.querySelector<HTMLInputElement>('input[type=search]');
        if (box) box.focus();
        else go(to('search'));
      } else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [help]);
}
