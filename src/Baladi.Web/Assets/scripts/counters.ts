/** Says how many characters are left. The texts come with the page, so there are none here. */
export function counters(): void {
  for (const counter of document.querySelectorAll<HTMLElement>('[data-counter-for]')) {
    const field = document.getElementById(counter.dataset.counterFor ?? '');
    if (!(field instanceof HTMLTextAreaElement)) continue;
    const limit = Number(counter.dataset.limit);
    const update = (): void => {
      // A line break is two characters on the server.
      const length = field.value.replace(/\r?\n/g, '\r\n').length;
      counter.querySelector('bdi')!.textContent = `${length} / ${limit}`;
      counter.dataset.over = String(length > limit);
    };
    field.addEventListener('input', update);
    update();
  }
}
