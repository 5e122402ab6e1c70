(function () {
  "use strict";
  var all = function (selector, root) { return Array.from((root || document).querySelectorAll(selector)); };
  all("th[scope=col]").forEach(function (heading) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.textContent = "";
    heading.appendChild(button);
    button.addEventListener("click", function () {
      var descends = heading.getAttribute("aria-sort") === "ascending";
      var index = heading.cellIndex, table = heading.closest("table"), body = table.tBodies[0];
      all("th[aria-sort]", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
      heading.setAttribute("aria-sort", descends ? "descending" : "ascending");
      var rows = Array.from(body.rows).sort(function (a, b) {
        var x = a.cells[index], y = b.cells[index];
        var order = x.dataset.value === undefined || y.dataset.value === undefined
          ? x.textContent.localeCompare(y.textContent) : x.dataset.value - y.dataset.value;
        return descends ? -order : order;
      });
      rows.forEach(function (row) { body.appendChild(row); });
    });
  });
  var filters = document.querySelector(".filters");
  if (filters) {
    filters.hidden = false;
    filters.addEventListener("change", function () {
      var format = document.getElementById("by-format").value;
      var workload = document.getElementById("by-workload").value;
      var differs = function (chosen, own) { return chosen !== "" ? (own ? own !== chosen : false) : false; };
      all(".mark, tbody tr").forEach(function (item) {
        item.classList.toggle("out",
          differs(format, item.dataset.format) || differs(workload, item.dataset.workload));
      });
    });
  }
  var tip = document.createElement("div");
  tip.id = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.appendChild(tip);
  document.addEventListener("pointermove", function (event) {
    var mark = event.target.closest ? event.target.closest(".mark") : null;
    tip.hidden = !mark;
    if (!mark) { return; }
    tip.textContent = mark.dataset.label;
    tip.style.left = Math.max(4, Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 4)) + "px";
    tip.style.top = event.clientY + 16 + "px";
  });
})();
