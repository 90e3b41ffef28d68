/* Runs in the head before anything is drawn, so that a dark page never flashes light. The choice is kept in this browser. */
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => { try { return localStorage.getItem("fullscore-theme") ?? "system"; } catch { return "system"; } };
  const apply = () => {
    if (root.dataset.themeFixed === undefined) {
      const choice = chosen();
      root.dataset.bsTheme = choice === "system" ? (dark.matches ? "dark" : "light") : choice;
    }
  };
  const choices = ["system", "light", "dark"];
  const name = button => {
    button.textContent = button.dataset[chosen()];
    button.hidden = false;
  };
  apply();
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-theme-toggle]").forEach(name));
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-theme-toggle]");
    if (!button) return;
    const next = choices[(choices.indexOf(chosen()) + 1) % choices.length];
    try { localStorage.setItem("fullscore-theme", next); } catch { /* kept for this page only */ }
    apply();
    document.querySelectorAll("[data-theme-toggle]").forEach(name);
  });
})();
