/** Opens the navigation on phones, and closes panels with Escape, a click elsewhere or when focus leaves. */
export function menus(): void {
  const toggle = document.querySelector<HTMLAnchorElement>('.nav-toggle');
  const nav = toggle && document.querySelector<HTMLElement>(toggle.hash);
  if (toggle && nav) {
    const show = (open: boolean): void => {
      nav.dataset.open = String(open);
      toggle.setAttribute('aria-expanded', String(open));
    };
    toggle.setAttribute('role', 'button');
    toggle.setAttribute('aria-controls', nav.id);
    show(false);
    toggle.addEventListener('click', event => {
      event.preventDefault();
      show(nav.dataset.open !== 'true');
    });
    toggle.addEventListener('keydown', event => {
      if (event.key === ' ') { event.preventDefault(); toggle.click(); }
    });
    nav.addEventListener('keydown', event => {
      if (event.key === 'Escape') { show(false); toggle.focus(); }
    });
  }

  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu')) {
    menu.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !menu.open) return;
      menu.open = false;
      menu.querySelector('summary')?.focus();
    });
    menu.addEventListener('focusout', event => {
      if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    document.addEventListener('click', event => {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    });
  }
}
