// Runs in <head>, before the first paint, so that text size and contrast do not jump.
const root = document.documentElement;
root.dataset.script = 'on';
for (const name of ['textSize', 'contrast']) {
  try {
    const value = localStorage.getItem(`baladi.${name}`);
    if (value) root.dataset[name] = value;
  } catch {
    // Storage may be switched off; the page then looks as it does by default.
  }
}
