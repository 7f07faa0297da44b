// Registers and uses passkeys: forms marked data-passkey fetch their question, let the device answer it, and are then sent as they are.

type Descriptor = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] };
type CreationJson = Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> & { challenge: string; user: { id: string; name: string; displayName: string }; excludeCredentials?: Descriptor[] };
type RequestJson = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & { challenge: string; allowCredentials?: Descriptor[] };

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  if (!('PublicKeyCredential' in window)) {
    if (form.dataset.passkey === 'create') say(form, form.dataset.unable);
    continue;
  }
  form.hidden = false;
  form.addEventListener('submit', event => {
    const field = form.elements.namedItem('Credential');
    if (!(field instanceof HTMLInputElement) || field.value !== '') return;
    event.preventDefault();
    say(form, '');
    void ask(form).then(answer => {
      field.value = JSON.stringify(answer);
      form.submit();
    }, () => say(form, form.dataset.failed));
  });
  // Coming back to the page asks anew.
  window.addEventListener('pageshow', () => {
    const field = form.elements.namedItem('Credential');
    if (field instanceof HTMLInputElement) field.value = '';
  });
}

async function ask(form: HTMLFormElement): Promise<object> {
  const token = form.elements.namedItem('__RequestVerificationToken');
  const body = new URLSearchParams();
  if (token instanceof HTMLInputElement) body.set(token.name, token.value);
  const response = await fetch(form.dataset.options ?? '', { method: 'POST', body });
  if (!response.ok) throw new Error(String(response.status));
  return form.dataset.passkey === 'create' ? create(await response.json() as CreationJson) : get(await response.json() as RequestJson);
}

async function create(json: CreationJson): Promise<object> {
  const credential = await navigator.credentials.create({ publicKey: {
    ...json, challenge: bytes(json.challenge), user: { ...json.user, id: bytes(json.user.id) }, excludeCredentials: json.excludeCredentials?.map(described),
  } });
  if (!(credential instanceof PublicKeyCredential) || !(credential.response instanceof AuthenticatorAttestationResponse)) throw new Error('no credential');
  const { response } = credential;
  return {
    ...common(credential),
    response: { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject), transports: response.getTransports() },
  };
}

async function get(json: RequestJson): Promise<object> {
  const credential = await navigator.credentials.get({ publicKey: { ...json, challenge: bytes(json.challenge), allowCredentials: json.allowCredentials?.map(described) } });
  if (!(credential instanceof PublicKeyCredential) || !(credential.response instanceof AuthenticatorAssertionResponse)) throw new Error('no credential');
  const { response } = credential;
  return {
    ...common(credential),
    response: {
      clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData), signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : null,
    },
  };
}

function common(credential: PublicKeyCredential): object {
  return {
    id: credential.id, rawId: text(credential.rawId), type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment, clientExtensionResults: credential.getClientExtensionResults(),
  };
}

function described(descriptor: Descriptor): PublicKeyCredentialDescriptor {
  return { ...descriptor, id: bytes(descriptor.id) };
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function say(form: HTMLFormElement, words: string | undefined): void {
  let said = form.querySelector<HTMLElement>('[role=alert]');
  if (!said) {
    said = document.createElement('p');
    said.className = 'field__error';
    said.setAttribute('role', 'alert');
    form.append(said);
  }
  said.textContent = words ?? '';
}
