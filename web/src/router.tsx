// Addresses: real paths, each with ?as_of= where the ledger is looked at as of a day.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export type Place = { view: string; id: string; parameters: URLSearchParams };

export function placeOf(address: URL | Location): Place {
  const [view = '', id = ''] = address.pathname.slice(1).split('/').map(decodeURIComponent);
  return { view: view || 'brief', id, parameters: new URLSearchParams(address.search) };
}

const moved = new EventTarget();

export function go(address: string, replace = false): void {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', url);
  moved.dispatchEvent(new CustomEvent('moved', { detail: replace }));
}

export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location));
  useEffect(() => {
    const follow = () => setPlace(placeOf(location));
    moved.addEventListener('moved', follow);
    addEventListener('popstate', follow);
    return () => {
      moved.removeEventListener('moved', follow);
      removeEventListener('popstate', follow);
    };
  }, []);
  return place;
}

/** The address of a view, with the day that the ledger is looked at as of. */
export function to(view: string, id?: string | null, parameters: Record<string, string | null | undefined> = {}): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) written.set(name, value);
  const asOf = new URLSearchParams(location.search).get('as_of');
  if (asOf && !('as_of' in parameters)) written.set('as_of', asOf);
  const path = '/' + view + (id ? '/' + encodeURIComponent(id) : '');
  return written.size ? `${path}?${written}` : path;
}

type LinkProperties = {
  to: string; children: ComponentChildren; class?: string; rel?: string; 'aria-label'?: string; 'aria-current'?: 'page';
  open?: boolean; // what Enter opens on the item that holds it
};

export function Link({ to: address, children, open, ...rest }: LinkProperties) {
  const follow = (event: MouseEvent) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(address);
  };
  return <a {...rest} href={address} data-open={open || undefined} onClick={follow}>{children}</a>;
}

/** A link out of the page: only to the web, and nothing of where it stood goes along. */
export function Out({ url }: { url: string | null }) {
  let address: URL;
  try {
    address = new URL(url ?? '');
  } catch {
    return null;
  }
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return null;
  return <a href={address.href} rel="noopener noreferrer nofollow" target="_blank">{address.hostname}, the original</a>;
}
