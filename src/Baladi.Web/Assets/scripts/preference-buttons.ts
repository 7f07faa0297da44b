/** Text size and contrast, kept in this browser only. */
export function preferenceButtons(): void {
  const root = document.documentElement;
  for (const group of document.querySelectorAll<HTMLElement>('[data-preference]')) {
    const name = group.dataset.preference ?? '';
    const buttons = [...group.querySelectorAll<HTMLButtonElement>('button')];
    const mark = (): void => {
      const current = root.dataset[name] ?? 'standard';
      for (const button of buttons) button.setAttribute('aria-pressed', String(button.value === current));
    };
    for (const button of buttons) {
      button.addEventListener('click', () => {
        root.dataset[name] = button.value;
        try { localStorage.setItem(`baladi.${name}`, button.value); } catch { /* it then lasts for this page */ }
        mark();
      });
    }
    mark();
  }
}
