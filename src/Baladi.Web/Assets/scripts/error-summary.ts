/** Puts the reader on the errors first, and on the field itself when a link of the summary is followed. */
export function errorSummary(): void {
  const summary = document.querySelector<HTMLElement>('.error-summary');
  if (!summary) return;
  summary.focus();
  summary.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    (field.closest('.field') ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}
