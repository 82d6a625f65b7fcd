"use strict";
(() => {
  const root = document.documentElement;
  const chinese = () => root.lang.startsWith("zh");

  for (const choice of document.getElementsByName("language")) {
    choice.addEventListener("change", () => {
      root.lang = choice.value;
      const title = document.querySelector("title");
      document.title = chinese() ? title.dataset.zh : title.dataset.en;
      for (const form of document.querySelectorAll("form.tools")) filter(form);
    });
  }

  const shown = (cell) => cell.innerText.trim();
  const number = (text) => {
    const found = text.match(/[-−]?\d+(?:\.\d+)?/);
    return found ? Number(found[0].replace("−", "-")) : null;
  };

  function sort(table, column, head) {
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const numeric = head.classList.contains("n");
    const keyed = [...table.tBodies[0].rows].map((row) => {
      const text = shown(row.cells[column]);
      return { row, key: numeric ? number(text) : text || null };
    });
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
      const order = numeric ? a.key - b.key : a.key.localeCompare(b.key, root.lang);
      return up ? order : -order;
    });
    table.tBodies[0].append(...keyed.map((each) => each.row));
  }

  for (const table of document.querySelectorAll("main table")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("span"); // a real button would leave the headings that print repeats empty
      button.setAttribute("role", "button");
      button.tabIndex = 0;
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, column, head));
      button.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        sort(table, column, head);
      });
    });
  }

  const held = (row, list) =>
    list.dataset.column ? row.cells[list.dataset.column].textContent.trim() : row.dataset[list.dataset.filter];

  function filter(form) {
    const wanted = form.querySelector("[data-search]").value.trim().toLowerCase();
    const lists = [...form.querySelectorAll("[data-filter]")].filter((list) => list.value);
    const rows = [...document.getElementById(form.dataset.for).tBodies[0].rows];
    let count = 0;
    for (const row of rows) {
      const fits = (!wanted || row.textContent.toLowerCase().includes(wanted)) &&
        lists.every((list) => held(row, list) === list.value);
      row.hidden = !fits;
      count += fits;
    }
    form.querySelector("output").textContent = chinese() ? `显示 ${count} / ${rows.length} 行` : `${count} of ${rows.length} rows`;
  }

  for (const form of document.querySelectorAll("form.tools")) {
    form.hidden = false;
    form.addEventListener("input", () => filter(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    filter(form);
  }

  function open() {
    const found = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let each = found; each; each = each.parentElement) if (each.matches("details")) each.open = true;
    if (found) found.scrollIntoView();
  }
  window.addEventListener("hashchange", open);
  open();

  window.addEventListener("beforeprint", () => {
    const all = document.getElementById("print-all").checked;
    for (const details of document.querySelectorAll("details")) details.open = all;
  });
})();
