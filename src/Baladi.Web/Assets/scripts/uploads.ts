/** A file may be dropped on its box, too. */
export function uploads(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.upload')) {
    const input = box.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) continue;
    const over = (on: boolean) => (event: DragEvent): void => {
      event.preventDefault();
      box.dataset.over = String(on);
    };
    box.addEventListener('dragover', over(true));
    box.addEventListener('dragleave', over(false));
    box.addEventListener('drop', event => {
      over(false)(event);
      if (!event.dataTransfer?.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
}
