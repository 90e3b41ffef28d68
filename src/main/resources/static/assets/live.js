/* Keeps part of a page up to date while it is open.

   [data-live="/address/of/a/stream"]   server-sent events; the data of a message is HTML of one or more elements with ids,
                                        each takes the place of the element of that id within; a replaced row fades once.
                                        After a lost connection the part is read anew, since messages may have been missed
     [data-live-state]                  a web.state with role="status", anywhere in the page; an event named "state" replaces
                                        its content; while the connection is lost it shows data-lost */
const open = new Map();

const states = () => document.querySelectorAll("[data-live-state]");

const replace = (part, html) => {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  [...fresh.content.children].forEach(element => {
    const old = element.id && document.getElementById(element.id);
    if (!old || !part.contains(old)) return;
    element.classList.add("changed");
    element.addEventListener("animationend", () => element.classList.remove("changed"), { once: true });
    old.replaceWith(element);
    window.htmx?.process(element);
  });
};

const again = async part => {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const fresh = page.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`);
  if (fresh) part.replaceChildren(...fresh.childNodes);
};

const listen = part => {
  if (open.has(part)) return;
  const source = new EventSource(part.dataset.live);
  let lost = false, kept = null;
  open.set(part, source);
  source.addEventListener("message", event => replace(part, event.data));
  source.addEventListener("state", event => states().forEach(state => { state.innerHTML = event.data; }));
  source.addEventListener("error", () => {
    if (lost) return;
    lost = true;
    kept = [...states()].map(state => [state, state.innerHTML]);
    kept.forEach(([state]) => { if (state.dataset.lost) state.textContent = state.dataset.lost; });
  });
  source.addEventListener("open", async () => {
    if (!lost) return;
    lost = false;
    kept.forEach(([state, html]) => { state.innerHTML = html; });
    await again(part);
  });
};

const listenAll = () => {
  open.forEach((source, part) => {
    if (!part.isConnected) {
      source.close();
      open.delete(part);
    }
  });
  document.querySelectorAll("[data-live]").forEach(listen);
};

addEventListener("pagehide", () => {
  open.forEach(source => source.close());
  open.clear();
});
addEventListener("pageshow", listenAll);
document.addEventListener("htmx:load", listenAll);
listenAll();
