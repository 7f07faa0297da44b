/** A form marked data-once is sent once: a second click on its way changes nothing. Coming back to the page frees it again. */
export function once(): void {
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !('once' in form.dataset) || event.defaultPrevented) return;
    if (form.dataset.sent === 'true') { event.preventDefault(); return; }
    form.dataset.sent = 'true';
    // The button pressed belongs to what is sent, so it is not disabled but says that it is busy.
    if (event instanceof SubmitEvent) event.submitter?.setAttribute('aria-disabled', 'true');
  });
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled');
    }
  });
}
