interface Suggestion { text: string; kind: string; address: string }

const pause = 150;
const shortest = 2;

/** Under a search box, what somebody who is still typing may mean (ARIA combobox). Without it, the box searches when it is sent. */
export function suggestions(): void {
  document.querySelectorAll<HTMLInputElement>('input[data-suggest]').forEach(enhance);
}

function enhance(input: HTMLInputElement): void {
  const list = document.createElement('div');
  Object.assign(list, { id: `${input.id}-suggestions`, className: 'combobox__list', hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.dataset.suggestLabel ?? '');
  const said = document.createElement('div');
  said.className = 'visually-hidden';
  said.setAttribute('role', 'status');
  for (const [name, value] of [['role', 'combobox'], ['aria-expanded', 'false'], ['aria-controls', list.id], ['aria-autocomplete', 'list']]) input.setAttribute(name!, value!);
  const box = document.createElement('div');
  box.className = 'combobox search__box';
  input.before(box);
  box.append(input, list, said);

  let options: HTMLElement[] = [];
  let active = -1;
  let timer = 0;
  let asked: AbortController | null = null;

  function activate(at: number): void {
    options[active]?.removeAttribute('data-active');
    options[active]?.setAttribute('aria-selected', 'false');
    active = at;
    const option = options[at];
    if (!option) { input.removeAttribute('aria-activedescendant'); return; }
    option.dataset.active = 'true';
    option.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  function close(): void {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  function show(found: Suggestion[]): void {
    options = found.map((suggestion, at) => {
      const option = document.createElement('div');
      Object.assign(option, { id: `${list.id}-${at}`, className: 'combobox__option suggestion' });
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.dataset.address = suggestion.address;
      const kind = document.createElement('span');
      Object.assign(kind, { className: 'suggestion__kind', textContent: suggestion.kind });
      option.append(suggestion.text, ' ', kind);
      return option;
    });
    list.replaceChildren(...options);
    active = -1;
    input.removeAttribute('aria-activedescendant');
    list.hidden = options.length === 0;
    input.setAttribute('aria-expanded', String(options.length > 0));
    said.textContent = options.length === 0 ? '' : (input.dataset.suggestCount ?? '').replace('#', String(options.length));
  }

  async function ask(): Promise<void> {
    asked?.abort();
    const typed = input.value.trim();
    if (typed.length < shortest) { close(); return; }
    asked = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
      if (answer.ok) show(await answer.json() as Suggestion[]);
    } catch {
      // Without an answer the box is what it was: it searches when it is sent.
    }
  }

  const go = (option: HTMLElement): void => { location.href = option.dataset.address ?? ''; };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), pause);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      activate((active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length);
    } else if (event.key === 'Enter' && active >= 0 && !list.hidden) {
      event.preventDefault();
      go(options[active]!);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  // Before the input loses the focus, or the list would be gone when the click arrives.
  list.addEventListener('pointerdown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('.combobox__option') : null;
    if (option) go(option);
  });
}
