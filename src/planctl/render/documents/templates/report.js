"use strict";
(() => {
  const root = document.documentElement;
  const chinese = () => root.lang.startsWith("zh");

  // The address keeps what a reader has chosen: #GDP is a row, #row=GDP&lang=zh&others-0-0.verdict=missed a row and choices.
  function chosen() {
    const after = decodeURIComponent(location.hash.slice(1));
    return new URLSearchParams(after.includes("=") ? location.hash.slice(1) : after ? { row: after } : {});
  }

  function choose(key, value) {
    const choices = chosen();
    if (value) choices.set(key, value);
    else choices.delete(key);
    const alone = [...choices.keys()].join() === "row";
    const address = alone ? encodeURIComponent(choices.get("row")) : choices.toString();
    history.replaceState(null, "", address ? "#" + address : location.href.split("#")[0]);
  }

  for (const choice of document.getElementsByName("language")) {
    choice.addEventListener("change", () => {
      choose("lang", choice.defaultChecked ? "" : choice.value);
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
    for (const field of form.elements) {
      const key = form.dataset.for + "." + (field.dataset.filter || "search");
      if (chosen().get(key)) {
        field.value = chosen().get(key);
        form.closest("details").open = true;
      }
      field.addEventListener("input", () => choose(key, field.value));
    }
    form.addEventListener("input", () => filter(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    filter(form);
  }

  function open() {
    const found = document.getElementById(chosen().get("row") || "");
    for (let each = found; each; each = each.parentElement) if (each.matches("details")) each.open = true;
    if (found) found.scrollIntoView();
  }
  window.addEventListener("hashchange", open);
  for (const choice of document.getElementsByName("language")) if (choice.value === chosen().get("lang")) choice.click();
  open();
  for (const row of document.querySelectorAll(".list > details")) {
    row.addEventListener("toggle", () => {
      if (row.open) choose("row", row.id);
      else if (chosen().get("row") === row.id) choose("row", "");
    });
  }

  // Files to keep, made from what is shown when they are asked for.
  function download(after, name, kind, content) {
    const link = document.createElement("a");
    link.className = "file";
    link.href = "#";
    link.download = name;
    link.innerHTML = `<i lang=zh>下载 ${name}</i><i lang=en>Download ${name}</i>`;
    link.addEventListener("click", () => {
      link.href = `data:${kind};charset=utf-8,` + encodeURIComponent(content());
    });
    after.after(link);
  }

  const quoted = (text) => '"' + text.trim().replaceAll("\n", " ").replaceAll('"', '""') + '"';
  const csv = (rows) => "\ufeff" + rows.map((cells) => cells.map((cell) => quoted(visible(cell))).join()).join("\r\n") + "\r\n";
  const visible = (cell) => {
    const copy = cell.cloneNode(true);
    for (const other of copy.querySelectorAll(`.label, .mark, [lang=${chinese() ? "en" : "zh"}]`)) other.remove();
    return copy.textContent;
  };

  for (const list of document.querySelectorAll(".list")) {
    const cells = (row) => [...row.children].filter((cell) => !cell.matches(".dots"));
    download(list, "headline.csv", "text/csv", () => csv([...list.querySelectorAll(".row")].map(cells)));
  }
  for (const table of document.querySelectorAll(".scroll table")) {
    download(table.parentNode, table.id + ".csv", "text/csv", () => csv([...table.rows].filter((row) => !row.hidden).map((row) => [...row.cells])));
  }
  [...document.querySelectorAll("main figure")].forEach((figure, number) => {
    const drawn = () => [...figure.querySelectorAll("svg")].find((each) => each.checkVisibility()) || figure.querySelector("svg");
    download(figure, `picture-${number + 1}.svg`, "image/svg+xml", () => new XMLSerializer().serializeToString(drawn()));
  });

  window.addEventListener("beforeprint", () => {
    if (!document.getElementById("print-all").checked) return;
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
