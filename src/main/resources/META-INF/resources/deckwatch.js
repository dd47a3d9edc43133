// Keeps a page up to date: when the server says that something changed, the page is fetched again and its live parts are
// replaced. Without this script the page is the same, and reloads itself.
(() => {
  const source = document.querySelector('meta[name="deckwatch-live"]');
  if (!source || !window.EventSource) return;
  let running = false;
  let again = false;

  function replace(next) {
    for (const part of document.querySelectorAll('[data-live]')) {
      const other = next.getElementById(part.id);
      if (!other || part.outerHTML === other.outerHTML) continue;
      const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
      part.replaceWith(document.adoptNode(other));
      const successor = focused && [...other.querySelectorAll('a[href]')].find(a => a.getAttribute('href') === focused);
      if (successor) successor.focus({ preventScroll: true });
    }
    document.title = next.title;
  }

  function isReading() {
    const selection = document.getSelection();
    return document.hidden || (selection && !selection.isCollapsed);
  }

  async function refresh() {
    if (isReading()) { again = true; return; }
    if (running) { again = true; return; }
    running = true;
    again = false;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
      if (answer.ok) replace(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch (e) {
      // The server is away; the events begin again when it is back.
    } finally {
      running = false;
    }
  }

  const events = new EventSource(source.content);
  events.onmessage = refresh;
  events.onopen = () => document.documentElement.classList.remove('lost');
  events.onerror = () => document.documentElement.classList.add('lost');
  document.addEventListener('visibilitychange', () => { if (again && !document.hidden) refresh(); });
})();
