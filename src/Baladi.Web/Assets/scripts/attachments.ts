import { errorSummary } from './error-summary';
import { uploads } from './uploads';

/** Sends a document as soon as it is chosen and shows how far it is. The answer is the page itself; its main part takes the place of ours. */
export function attachments(): void {
  document.addEventListener('change', event => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== 'file' || !input.files?.length) return;
    const form = input.form;
    if (form && 'upload' in form.dataset) send(form, input);
  });
}

function send(form: HTMLFormElement, input: HTMLInputElement): void {
  const said = document.createElement('div');
  said.className = 'upload__progress';
  said.setAttribute('role', 'status');
  const words = document.createElement('p');
  words.textContent = form.dataset.sending ?? '';
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.setAttribute('aria-label', words.textContent);
  said.append(words, bar);
  form.querySelector('.upload__progress')?.remove();
  form.append(said);

  if (input.files![0]!.size > Number(form.dataset.max)) { fail(form.dataset.tooLarge); return; }

  const request = new XMLHttpRequest();
  request.upload.addEventListener('progress', event => { if (event.lengthComputable) bar.value = event.loaded / event.total * 100; });
  request.addEventListener('load', () => show(request, form));
  request.addEventListener('error', () => fail(form.dataset.failed));
  request.open('POST', form.action);
  request.send(new FormData(form));

  function fail(text: string | undefined): void {
    bar.remove();
    words.textContent = text ?? '';
    words.className = 'field__error';
    said.setAttribute('role', 'alert');
    input.value = '';
  }
}

function show(request: XMLHttpRequest, form: HTMLFormElement): void {
  const page = new DOMParser().parseFromString(request.responseText, 'text/html');
  const next = page.querySelector('#documents-page');
  const here = document.querySelector('#documents-page');
  // Signed out, or something broke: the whole answer is the page to show.
  if (!next || !here) { location.assign(request.responseURL || location.href); return; }
  const section = form.closest('section')?.id ?? '';
  here.replaceWith(document.adoptNode(next));
  document.title = page.title;
  uploads();
  if (document.querySelector('.error-summary')) errorSummary();
  else {
    const changed = document.getElementById(section);
    changed?.setAttribute('tabindex', '-1');
    changed?.focus({ preventScroll: true });
  }
}
