import { fold, matches } from './fold';

interface Entry { option: HTMLOptionElement; element: HTMLElement; group: HTMLElement | null; text: string }

/**
 * Turns a long select into one that is searched by typing (ARIA combobox with a listbox). The select stays in the form and keeps
 * the value, so nothing changes for the server.
 */
export function comboboxes(): void {
  document.querySelectorAll<HTMLSelectElement>('select[data-filter]').forEach(enhance);
}

function enhance(select: HTMLSelectElement): void {
  const id = select.id;
  const label = document.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(id)}"]`);
  const input = document.createElement('input');
  Object.assign(input, { id, type: 'text', className: select.className, autocomplete: 'off', spellcheck: false, dir: 'auto', placeholder: select.dataset.filter ?? '' });
  for (const name of ['aria-describedby', 'aria-invalid']) if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name)!);
  const list = document.createElement('div');
  Object.assign(list, { id: `${id}-list`, className: 'combobox__list', hidden: true });
  list.setAttribute('role', 'listbox');
  if (label) list.setAttribute('aria-label', label.textContent ?? '');
  const said = document.createElement('div');
  said.className = 'visually-hidden';
  said.setAttribute('role', 'status');
  const none = document.createElement('p');
  Object.assign(none, { className: 'combobox__none', hidden: true, textContent: select.dataset.filterNone ?? '' });
  for (const [name, value] of [['role', 'combobox'], ['aria-expanded', 'false'], ['aria-controls', list.id], ['aria-autocomplete', 'list']]) input.setAttribute(name!, value!);

  const entries: Entry[] = [];
  for (const child of select.children) {
    if (child instanceof HTMLOptGroupElement) {
      const group = document.createElement('div');
      group.setAttribute('role', 'group');
      group.setAttribute('aria-label', child.label);
      const heading = document.createElement('div');
      Object.assign(heading, { className: 'combobox__group', textContent: child.label });
      heading.setAttribute('aria-hidden', 'true');
      group.append(heading);
      list.append(group);
      for (const option of child.children) if (option instanceof HTMLOptionElement) add(option, group, child.label);
    } else if (child instanceof HTMLOptionElement && child.value !== '') add(child, null, '');
  }

  function add(option: HTMLOptionElement, group: HTMLElement | null, heading: string): void {
    const element = document.createElement('div');
    Object.assign(element, { id: `${id}-option-${entries.length}`, className: 'combobox__option', textContent: option.text });
    element.setAttribute('role', 'option');
    (group ?? list).append(element);
    entries.push({ option, element, group, text: fold(`${option.text} ${heading}`) });
  }

  let active: Entry | null = null;
  const shown = (): Entry[] => entries.filter(entry => !entry.element.hidden);
  const chosen = (): Entry | undefined => entries.find(entry => entry.option.value === select.value);

  function activate(entry: Entry | null): void {
    active?.element.removeAttribute('data-active');
    active = entry;
    if (!entry) { input.removeAttribute('aria-activedescendant'); return; }
    entry.element.dataset.active = 'true';
    input.setAttribute('aria-activedescendant', entry.element.id);
    entry.element.scrollIntoView({ block: 'nearest' });
  }

  function filter(query: string): void {
    for (const entry of entries) entry.element.hidden = !matches(query, entry.text);
    for (const group of new Set(entries.map(entry => entry.group))) if (group) group.hidden = !group.querySelector('.combobox__option:not([hidden])');
    const found = shown().length;
    none.hidden = found > 0;
    said.textContent = query === '' ? '' : found === 0 ? none.textContent : (select.dataset.filterCount ?? '').replace('#', String(found));
  }

  function open(query: string): void {
    filter(query);
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    for (const entry of entries) entry.element.setAttribute('aria-selected', String(entry.option.value === select.value));
    activate(query === '' ? chosen() ?? null : shown()[0] ?? null);
  }

  function close(): void {
    list.hidden = none.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    activate(null);
  }

  function choose(entry: Entry): void {
    select.value = entry.option.value;
    input.value = entry.option.text;
    close();
  }

  // What was typed counts only where it is a name of the list; otherwise the choice made before stands.
  function settle(): void {
    close();
    const typed = fold(input.value.trim());
    if (typed === '') { select.value = ''; return; }
    const exact = entries.find(entry => fold(entry.option.text) === typed);
    if (exact) choose(exact);
    else if (chosen()) input.value = chosen()!.option.text;
    else select.value = '';
  }

  input.addEventListener('input', () => open(input.value));
  input.addEventListener('click', () => { if (list.hidden) { input.select(); open(''); } });
  input.addEventListener('blur', settle);
  input.addEventListener('keydown', event => {
    const rows = shown();
    const at = active ? rows.indexOf(active) : -1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) { open(''); return; }
      activate(rows[(at + (event.key === 'ArrowDown' ? 1 : rows.length - (at < 0 ? 0 : 1))) % rows.length] ?? null);
    } else if (event.key === 'Enter' && !list.hidden) {
      event.preventDefault();
      if (active) choose(active);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      settle();
    } else if (event.key === 'Tab' && active && !list.hidden) choose(active);
  });
  // Before the input loses the focus, or the list would be gone when the click arrives.
  list.addEventListener('pointerdown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const element = event.target instanceof Element ? event.target.closest('.combobox__option') : null;
    const entry = entries.find(candidate => candidate.element === element);
    if (entry) choose(entry);
  });

  select.id = `${id}-value`;
  select.hidden = true;
  const box = document.createElement('div');
  box.className = 'combobox';
  select.before(box);
  box.append(input, list, none, said, select);
  if (select.value !== '') input.value = chosen()?.option.text ?? '';
  else if (input.getAttribute('aria-invalid')) input.value = '';
}
