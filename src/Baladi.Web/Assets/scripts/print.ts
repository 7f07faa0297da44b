// Buttons that print; what is folded away is unfolded on paper, where nothing can be clicked,
// but for lists whose headings say enough (data-brief).
export function print(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) button.addEventListener('click', () => window.print());
  const folded: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details:not([open], [data-brief] *)')) {
      details.open = true;
      folded.push(details);
    }
  });
  addEventListener('afterprint', () => {
    for (const details of folded.splice(0)) details.open = false;
  });
}
