/** Says which files were chosen, in the words of the page; a file may also be dropped on its box. */
export function uploads(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.upload')) {
    const input = box.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) continue;
    const names = box.querySelector<HTMLElement>('.upload__names');
    const none = names?.textContent ?? '';
    input.addEventListener('change', () => {
      if (names) names.textContent = [...(input.files ?? [])].map(file => file.name).join(' · ') || none;
    });
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
