import { fold, matches } from './fold';

/** Puts a search above a long list of radio buttons. */
export function filters(): void {
  for (const list of document.querySelectorAll<HTMLElement>('.choices[data-filter]')) {
    const rows = [...list.querySelectorAll<HTMLElement>('.choice')].map(row => ({ row, text: fold(`${row.textContent ?? ''} ${row.dataset.keywords ?? ''}`) }));
    const groups = [...list.querySelectorAll<HTMLElement>('.choices__group')];
    const id = `${list.querySelector('input')?.name ?? 'list'}-filter`;

    const label = document.createElement('label');
    label.className = 'filter__label';
    label.htmlFor = id;
    label.textContent = list.dataset.filter ?? '';
    const input = document.createElement('input');
    Object.assign(input, { id, type: 'search', className: 'input input--m', autocomplete: 'off', dir: 'auto' });
    const said = document.createElement('p');
    said.className = 'filter__said small muted';
    said.setAttribute('role', 'status');
    const box = document.createElement('div');
    box.className = 'filter';
    box.append(label, input, said);
    list.before(box);

    const show = (): void => {
      let found = 0;
      for (const { row, text } of rows) {
        row.hidden = !matches(input.value, text);
        if (!row.hidden) found++;
      }
      for (const group of groups) group.hidden = !group.querySelector('.choice:not([hidden])');
      said.textContent = input.value.trim() === '' ? '' : found === 0 ? list.dataset.filterNone ?? '' : (list.dataset.filterCount ?? '').replace('#', String(found));
    };
    input.addEventListener('input', show);
    // Enter in the search is not yet the answer.
    input.addEventListener('keydown', event => { if (event.key === 'Enter') event.preventDefault(); });
  }
}
