// The lineage: pan, zoom and focus on the whole project's page; more steps and the ways of columns on a table's page.
// Where boxes lie in the whole project was computed when the site was made; parts of it keep that order and close up.
"use strict";
(function () {
  const { data, element, root } = window.mercer;
  const canvas = document.querySelector(".canvas.large, .canvas.small");
  if (!canvas) return;
  const tools = document.querySelector(".lineage-tools");
  const SVG = "http://www.w3.org/2000/svg";
  const margin = 16, head = 34, rowGap = 12, columnGap = 52;
  let graph = null;

  /** An SVG element; text is never markup. */
  function shape(tag, attributes, ...children) {
    const node = document.createElementNS(SVG, tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    node.append(...children);
    return node;
  }

  const short = (text, length) => (text.length <= length ? text : text.slice(0, length - 1) + "…");
  const curve = (x1, y1, x2, y2) => {
    const half = (x1 + x2) / 2;
    return `M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}`;
  };

  /** Numbers of the nodes within so many arrows of `start`, and of the arrows on the way, up and down. */
  function around(start, steps) {
    const nodes = new Map([[start, 0]]), edges = new Set();
    for (const isUp of [true, false]) {
      let border = [start];
      for (let step = 1; step <= steps && border.length; step++) {
        const next = [];
        for (const node of border) {
          for (const [edge, other] of isUp ? graph.into[node] : graph.from[node]) {
            edges.add(edge);
            if (nodes.has(other)) continue;
            nodes.set(other, isUp ? -step : step);
            next.push(other);
          }
        }
        border = next;
      }
    }
    return { nodes, edges };
  }

  function prepare(value) {
    graph = value;
    graph.into = graph.nodes.map(() => []);
    graph.from = graph.nodes.map(() => []);
    graph.edges.forEach(([from, to], edge) => {
      graph.from[from].push([edge, to]);
      graph.into[to].push([edge, from]);
    });
    graph.number = new Map(graph.nodes.map((node, number) => [node.name, number]));
  }

  /** Puts boxes of given heights into the columns they have in the whole project, empty columns left out. */
  function closeUp(numbers, width, heightOf) {
    const columns = new Map();
    for (const number of [...numbers].sort((a, b) => graph.nodes[a].y - graph.nodes[b].y)) {
      const column = graph.nodes[number].column;
      if (!columns.has(column)) columns.set(column, []);
      columns.get(column).push(number);
    }
    const order = [...columns.keys()].sort((a, b) => a - b);
    const tall = (list) => list.reduce((sum, number) => sum + heightOf(number) + rowGap, -rowGap);
    const height = Math.max(...order.map((column) => tall(columns.get(column))));
    const places = new Map();
    order.forEach((column, index) => {
      let y = (height - tall(columns.get(column))) / 2;
      for (const number of columns.get(column)) {
        places.set(number, { x: margin + index * (width + columnGap), y: margin + y, height: heightOf(number) });
        y += heightOf(number) + rowGap;
      }
    });
    return { places, width: 2 * margin + order.length * width + (order.length - 1) * columnGap, height: height + 2 * margin };
  }

  function box(number, place, focus) {
    const node = graph.nodes[number];
    const [width, height] = graph.box;
    const group = shape(node.page ? "a" : "g", {
      class: `node ${node.tone}${number === focus ? " focus" : ""}${node.page ? "" : " files"}`,
      transform: `translate(${place.x} ${place.y})`,
    },
    shape("rect", { width, height, rx: 7 }),
    shape("rect", { class: "stripe", x: 0.75, y: 7, width: 3.5, height: height - 14, rx: 1.75 }),
    shape("text", { x: 14, y: height / 2 + 4.5 }, short(node.label, 23)),
    shape("title", {}, node.name));
    if (node.page) {
      group.setAttribute("href", root + node.page);
      group.setAttribute("aria-label", node.name);
    }
    return group;
  }

  function drawing({ width, height }, label, ...layers) {
    return shape("svg", { class: "graph", viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": label }, ...layers);
  }

  // A table's page

  function tablePage() {
    const focus = canvas.dataset.focus;
    const select = tools.querySelector(".column-choice");
    const note = document.querySelector(".column-note");
    const steps = tools.querySelectorAll("[data-steps]");
    const still = canvas.firstElementChild;

    function showTables(count) {
      steps.forEach((button) => button.setAttribute("aria-pressed", String(+button.dataset.steps === count)));
      select.value = "";
      mark(null);
      note.textContent = "";
      if (count === 1) return put(still);
      const start = graph.number.get(focus);
      const part = around(start, count);
      const [width, height] = graph.box;
      const layout = closeUp(part.nodes.keys(), width, () => height);
      const edges = [...part.edges].map((edge) => {
        const [from, to] = graph.edges[edge].map((number) => layout.places.get(number));
        return shape("path", { class: "edge", d: curve(from.x + width, from.y + height / 2, to.x, to.y + height / 2) });
      });
      put(drawing(layout, `Lineage of ${focus}`,
        shape("g", { "aria-hidden": "true" }, ...edges),
        shape("g", {}, ...[...layout.places].map(([number, place]) => box(number, place, start)))));
    }

    function put(svg) {
      canvas.replaceChildren(svg);
      const own = svg.querySelector(".focus");
      if (!own) return;
      const outer = canvas.getBoundingClientRect(), inner = own.getBoundingClientRect();
      canvas.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
      canvas.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
    }

    /** All columns that a column is computed from, and all that are computed from it. */
    function way(columns, table, column) {
      const seen = new Map(), edges = new Set();
      for (const isUp of [true, false]) {
        let border = [[table, column]];
        while (border.length) {
          const next = [];
          for (const [name, index] of border) {
            if (!seen.has(name)) seen.set(name, new Set());
            seen.get(name).add(index);
            for (const edge of (isUp ? columns.into : columns.from).get(name + "\n" + index) || []) {
              if (edges.has(edge)) continue;
              edges.add(edge);
              next.push(isUp ? [edge[0], edge[1]] : [edge[2], edge[3]]);
            }
          }
          border = next;
        }
      }
      return { seen, edges };
    }

    function showColumn(columns, index) {
      steps.forEach((button) => button.setAttribute("aria-pressed", "false"));
      mark(index);
      const { seen, edges } = way(columns, focus, index);
      const width = 232, line = 22, top = 28;
      const tables = [...seen.keys()].filter((name) => graph.number.has(name));
      const names = new Map(tables.map((name) => [graph.number.get(name), name]));
      const rows = new Map(tables.map((name) => [name, [...seen.get(name)].sort((a, b) => a - b)]));
      const layout = closeUp(names.keys(), width, (number) => top + rows.get(names.get(number)).length * line + 6);
      const port = (name, column, side) => {
        const place = layout.places.get(graph.number.get(name));
        return [place.x + (side ? width : 0), place.y + top + rows.get(name).indexOf(column) * line + line / 2];
      };
      const paths = [...edges].filter((edge) => rows.has(edge[0]) && rows.has(edge[2])).map((edge) =>
        shape("path", { class: "edge", d: curve(...port(edge[0], edge[1], true), ...port(edge[2], edge[3], false)) }));
      const boxes = [...layout.places].map(([number, place]) => {
        const name = names.get(number);
        const isFocus = name === focus;
        const group = shape("a", { class: `port node ${graph.nodes[number].tone}${isFocus ? " focus" : ""}`,
          transform: `translate(${place.x} ${place.y})`, href: root + graph.nodes[number].page, "aria-label": name },
        shape("rect", { width, height: place.height, rx: 7 }),
        shape("path", { class: "port-head", d: `M0 ${top - 2}V7a7 7 0 0 1 7-7H${width - 7}a7 7 0 0 1 7 7V${top - 2}z` }),
        shape("text", { class: "port-title", x: 10, y: 18 }, short(name, 30)));
        rows.get(name).forEach((column, row) => {
          const own = isFocus && column === index;
          if (own) group.append(shape("rect", { class: "chosen", x: 3, y: top + row * line, width: width - 6, height: line, rx: 4 }));
          group.append(shape("text", { x: 10, y: top + row * line + 15 }, short(columns.tables[name][column][0], 31)));
        });
        return group;
      });
      put(drawing(layout, `The way of ${focus}.${columns.tables[focus][index][0]}`,
        shape("g", { "aria-hidden": "true" }, ...paths), shape("g", {}, ...boxes)));
      const others = [...seen.entries()].reduce((sum, [, set]) => sum + set.size, -1);
      const column = columns.tables[focus][index][0];
      note.textContent = others === 0
        ? `${column} is computed from no column that is known here, and no column is computed from it.`
        : `${column} is joined to ${others} other column${others === 1 ? "" : "s"} in ${seen.size} table${seen.size === 1 ? "" : "s"}.`;
    }

    function mark(index) {
      document.querySelectorAll(".columns tbody tr").forEach((row, number) => row.classList.toggle("chosen", number === index));
    }

    function withColumns(take) {
      data("columns", (columns) => {
        if (!columns.from) {
          columns.from = new Map();
          columns.into = new Map();
          const add = (map, key, edge) => { if (map.has(key)) map.get(key).push(edge); else map.set(key, [edge]); };
          for (const edge of columns.edges) {
            add(columns.from, edge[0] + "\n" + edge[1], edge);
            add(columns.into, edge[2] + "\n" + edge[3], edge);
          }
        }
        data("lineage", (value) => { if (!graph) prepare(value); take(columns); });
      });
    }

    tools.hidden = false;
    steps.forEach((button) => button.addEventListener("click", () =>
      data("lineage", (value) => { if (!graph) prepare(value); showTables(+button.dataset.steps); })));
    const rows = [...document.querySelectorAll(".columns tbody tr")];
    const hasWays = document.querySelector(".columns .origins") !== null || rows.length > 0;
    select.closest("label").hidden = !hasWays;
    rows.forEach((row, index) => {
      const name = row.dataset.column;
      select.append(new Option(name, index));
      const code = row.querySelector("th code");
      const button = element("button", "", name);
      button.type = "button";
      button.title = "Show where the column comes from and where it goes";
      button.addEventListener("click", () => {
        select.value = index;
        withColumns((columns) => {
          showColumn(columns, index);
          document.getElementById("lineage").scrollIntoView({ block: "start" });
        });
      });
      code.replaceChildren(button);
    });
    select.addEventListener("change", () => {
      if (select.value === "") return data("lineage", (value) => { if (!graph) prepare(value); showTables(1); });
      withColumns((columns) => showColumn(columns, +select.value));
    });
    put(still);
  }

  // The whole project's page

  function projectPage() {
    const svg = canvas.querySelector("svg");
    const panel = document.querySelector(".panel");
    const input = document.getElementById("focus");
    const stepButtons = [...tools.querySelectorAll("[data-steps]")];
    const full = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
    const boxes = [...svg.querySelectorAll(".node")], lines = [...svg.querySelectorAll(".edge")];
    const lanes = svg.querySelector(".lanes"), still = { nodes: boxes.map((node) => node.getAttribute("transform")), edges: lines.map((line) => line.getAttribute("d")) };
    let size = full, focus = null, steps = 0, x = 0, y = 0, scale = 1, queued = false;

    canvas.classList.add("live");
    tools.hidden = false;

    // While it moves, the drawing is a picture that only changes its place; at rest it is drawn sharply again.
    let rest = 0;
    function draw() {
      if (queued) return;
      queued = true;
      requestAnimationFrame(() => {
        queued = false;
        svg.style.willChange = "transform";
        svg.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) scale(${scale.toFixed(4)})`;
        clearTimeout(rest);
        rest = setTimeout(() => {
          svg.style.willChange = "auto";
          // Text that nobody could read is not drawn.
          canvas.classList.toggle("far", scale < 0.45);
        }, 140);
      });
    }

    function resize(wanted) {
      size = wanted;
      svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
      svg.setAttribute("width", size.width);
      svg.setAttribute("height", size.height);
    }

    function fit() {
      const { clientWidth: width, clientHeight: height } = canvas;
      scale = Math.min(1.15, width / size.width, height / size.height);
      // A project that is too tall to be read as a whole starts at its upper left.
      scale = Math.max(scale, Math.min(0.16, width / size.width));
      x = Math.max(0, (width - size.width * scale) / 2);
      y = Math.max(0, (height - size.height * scale) / 2);
      draw();
    }

    function zoom(factor, atX = canvas.clientWidth / 2, atY = canvas.clientHeight / 2) {
      const next = Math.min(2.5, Math.max(0.08, scale * factor));
      x = atX - (atX - x) * next / scale;
      y = atY - (atY - y) * next / scale;
      scale = next;
      draw();
    }

    function centre(number) {
      const [width, height] = graph.box;
      const place = positions ? positions.get(number) : { x: graph.nodes[number].x + margin, y: graph.nodes[number].y + margin + head };
      scale = Math.max(scale, 0.75);
      x = canvas.clientWidth / 2 - (place.x + width / 2) * scale;
      y = canvas.clientHeight / 2 - (place.y + height / 2) * scale;
      draw();
    }

    let positions = null;

    /** Shows the whole project with a way marked, or only the part around the table. */
    function show() {
      stepButtons.forEach((button) => button.setAttribute("aria-pressed", String(+button.dataset.steps === steps)));
      const part = focus === null ? null : around(focus, steps || 99);
      svg.classList.toggle("has-focus", part !== null && steps === 0);
      positions = null;
      if (part && steps) {
        const [width, height] = graph.box;
        const layout = closeUp(part.nodes.keys(), width, () => height);
        positions = layout.places;
        resize(layout);
      } else resize(full);
      lanes.toggleAttribute("hidden", positions !== null);
      lanes.style.display = positions ? "none" : "";
      const [width, height] = graph.box;
      boxes.forEach((node, number) => {
        const isOn = !part || part.nodes.has(number);
        node.classList.toggle("focus", number === focus);
        node.classList.toggle("on", part !== null && isOn);
        const place = positions && positions.get(number);
        node.style.display = positions && !place ? "none" : "";
        node.setAttribute("transform", place ? `translate(${place.x} ${place.y})` : still.nodes[number]);
      });
      lines.forEach((line, number) => {
        const isOn = part !== null && part.edges.has(number);
        line.classList.toggle("on", isOn);
        line.style.display = positions && !isOn ? "none" : "";
        if (positions && isOn) {
          const [from, to] = graph.edges[number].map((node) => positions.get(node));
          line.setAttribute("d", curve(from.x + width, from.y + height / 2, to.x, to.y + height / 2));
        } else line.setAttribute("d", still.edges[number]);
      });
      if (positions || focus === null) fit();
      // What is too small to be read as a whole begins at its table.
      if (focus !== null && (!positions || scale < 0.6)) centre(focus);
    }

    function choose(number, wanted = steps) {
      focus = number;
      steps = number === null ? 0 : wanted;
      describe();
      show();
      const address = number === null ? location.pathname : "#" + encodeURIComponent(graph.nodes[number].name);
      try { history.replaceState(null, "", address); } catch (error) { /* The address stays as it was. */ }
    }

    function describe() {
      panel.hidden = focus === null;
      if (focus === null) { input.value = ""; return; }
      const node = graph.nodes[focus];
      input.value = node.page ? node.name : "";
      const part = around(focus, 99);
      const count = (test) => [...part.nodes.values()].filter(test).length;
      const rows = node.rows === null ? "" : `${node.rows.toLocaleString("en")} row${node.rows === 1 ? "" : "s"}`;
      const link = element("a", "", "Open its page");
      link.href = root + node.page;
      panel.replaceChildren(
        element("h2", "", node.name),
        element("p", "note", [node.kind, rows, node.failed ? `${node.failed.toLocaleString("en")} failed checks` : ""].filter(Boolean).join(" · ")),
        ...(node.comment ? [element("p", "", node.comment)] : []),
        element("p", "", `Made from ${count((step) => step < 0)} others, ${count((step) => step > 0)} are made from it.`),
        ...(node.page ? [element("p", "", link)] : []));
      if (node.page) data("columns", (columns) => listColumns(columns, node.name));
    }

    function listColumns(columns, name) {
      if (focus === null || graph.nodes[focus].name !== name || panel.querySelector(".column-list")) return;
      const list = element("ul", "column-list");
      (columns.tables[name] || []).forEach(([column, type], index) => {
        const button = element("button", "", element("span", "", column), element("small", "", type));
        button.type = "button";
        button.setAttribute("aria-pressed", "false");
        button.addEventListener("click", () => {
          const isOn = button.getAttribute("aria-pressed") === "true";
          list.querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", "false"));
          button.setAttribute("aria-pressed", String(!isOn));
          if (isOn) show(); else markColumn(columns, name, index);
        });
        list.append(element("li", "", button));
      });
      panel.append(element("h3", "", "Columns"), list);
    }

    /** Marks the tables and arrows that a column's values pass. */
    function markColumn(columns, table, column) {
      steps = 0;
      show();
      const tables = new Set([table]), pairs = new Set();
      for (const isUp of [true, false]) {
        const seen = new Set([table + "\n" + column]);
        let isMoving = true;
        while (isMoving) {
          isMoving = false;
          for (const [from, fromColumn, to, toColumn] of columns.edges) {
            const near = isUp ? to + "\n" + toColumn : from + "\n" + fromColumn;
            const far = isUp ? from + "\n" + fromColumn : to + "\n" + toColumn;
            if (!seen.has(near)) continue;
            pairs.add(from + "\n" + to);
            tables.add(from).add(to);
            if (!seen.has(far)) { seen.add(far); isMoving = true; }
          }
        }
      }
      boxes.forEach((node, number) => node.classList.toggle("on", tables.has(graph.nodes[number].name)));
      lines.forEach((line, number) => {
        const [from, to] = graph.edges[number].map((node) => graph.nodes[node].name);
        line.classList.toggle("on", pairs.has(from + "\n" + to));
      });
    }

    // Pointers: one drags, two pinch.
    const pointers = new Map();
    let hasMoved = false;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      pointers.set(event.pointerId, event);
      hasMoved = false;
    });
    canvas.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
      if (!hasMoved && Math.hypot(dx, dy) < 4) return;
      if (!hasMoved) canvas.setPointerCapture(event.pointerId);
      hasMoved = true;
      if (pointers.size === 2) {
        const other = [...pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
        const outer = canvas.getBoundingClientRect();
        const length = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
        zoom(length(event) / Math.max(1, length(before)), (event.clientX + other.clientX) / 2 - outer.left, (event.clientY + other.clientY) / 2 - outer.top);
        x += dx / 2;
        y += dy / 2;
      } else { x += dx; y += dy; }
      pointers.set(event.pointerId, event);
      draw();
    });
    for (const name of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(name, (event) => pointers.delete(event.pointerId));
    }
    canvas.addEventListener("dragstart", (event) => event.preventDefault());
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      const outer = canvas.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), event.clientX - outer.left, event.clientY - outer.top);
    }, { passive: false });
    canvas.addEventListener("click", (event) => {
      const node = event.target.closest(".node");
      if (hasMoved) { event.preventDefault(); return; }
      if (!node) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const number = boxes.indexOf(node);
      if (number === focus && graph.nodes[number].page) location.href = root + graph.nodes[number].page;
      else choose(number);
    });
    canvas.addEventListener("keydown", (event) => {
      const move = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
      if (move) { x += move[0]; y += move[1]; draw(); }
      else if (event.key === "+" || event.key === "=") zoom(1.25);
      else if (event.key === "-") zoom(0.8);
      else if (event.key === "0") fit();
      else if (event.key === "Escape") choose(null);
      else return;
      event.preventDefault();
    });
    // A box that the keyboard reaches must be seen.
    canvas.addEventListener("focusin", (event) => {
      canvas.scrollTo(0, 0);
      const number = boxes.indexOf(event.target.closest(".node"));
      if (number < 0 || !event.target.matches(":focus-visible")) return;
      const outer = canvas.getBoundingClientRect(), inner = event.target.getBoundingClientRect();
      if (inner.left < outer.left || inner.right > outer.right || inner.top < outer.top || inner.bottom > outer.bottom) centre(number);
    });
    tools.querySelector("[data-zoom=in]").addEventListener("click", () => zoom(1.3));
    tools.querySelector("[data-zoom=out]").addEventListener("click", () => zoom(1 / 1.3));
    tools.querySelector("[data-zoom=fit]").addEventListener("click", fit);
    stepButtons.forEach((button) => button.addEventListener("click", () => {
      if (focus === null) {
        if (+button.dataset.steps) input.focus();
        return;
      }
      choose(focus, +button.dataset.steps);
    }));
    function find() {
      const wanted = input.value.trim().toLowerCase();
      if (!wanted) return choose(null);
      const exact = graph.nodes.findIndex((node) => node.page && node.name.toLowerCase() === wanted);
      const near = exact >= 0 ? exact : graph.nodes.findIndex((node) => node.page && node.name.toLowerCase().includes(wanted));
      if (near >= 0) choose(near);
    }
    input.addEventListener("change", find);
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") find(); });
    new ResizeObserver(() => { if (focus === null) fit(); }).observe(canvas);
    const named = decodeURIComponent(location.hash.slice(1));
    if (graph.number.has(named)) choose(graph.number.get(named), 0); else fit();
  }

  if (canvas.classList.contains("large")) data("lineage", (value) => { prepare(value); projectPage(); });
  else tablePage();
})();
