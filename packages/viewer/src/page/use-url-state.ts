import { useCallback, useEffect, useState } from 'preact/hooks';
import { formatState, parseState, type UrlState } from './reading/url-state.ts';

/** The state in the address, and a way to change parts of it. */
export function useUrlState(): readonly [UrlState, (part: Partial<UrlState>) => void] {
  const [state, setState] = useState(() => parseState(location.hash));
  useEffect(() => {
    const read = () => setState(parseState(location.hash));
    addEventListener('hashchange', read);
    addEventListener('popstate', read);
    return () => {
      removeEventListener('hashchange', read);
      removeEventListener('popstate', read);
    };
  }, []);
  const change = useCallback((part: Partial<UrlState>) => {
    const next = { ...parseState(location.hash), ...part };
    // Without an own path an empty fragment would mean the page's base address.
    const address = formatState(next) || location.pathname + location.search;
    // "Back" leads to the view before, not through every step of a slider.
    const turns = 'at' in part || (part.sample ?? null) !== null;
    history[turns ? 'pushState' : 'replaceState'](null, '', address);
    setState(next);
  }, []);
  return [state, change];
}
